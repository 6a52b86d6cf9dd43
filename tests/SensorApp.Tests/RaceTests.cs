using System;
using System.Linq;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Misuse by two threads on the device's runtime.</summary>
public class RaceTests
{
    [Theory]
    [InlineData(typeof(RaceProducers), "mixed 0, the second refused")]
    [InlineData(typeof(RaceParse), "mixed 0")]
    [InlineData(typeof(DeadProducer), "13 1 1 lost 1")]
    public void TwoThreads_OnWhatBelongsToOne_AreToldAndMixNothing(Type program, string expected)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            SensorProgram run = new();
            run.Run(program, seed);
            Assert.Equal(expected, run.Output.Trim());
        }
    }

    /// <summary>The sample application's supervisor replaces a failed sampler once, then gives up.</summary>
    [Fact]
    public void Supervisor_OfThreadsThatStallOrDie_ReplacesOneAndGivesUpOnTheNext()
    {
        SensorProgram run = new();
        run.Run(typeof(Stalls));
        string[] lines = [.. run.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        Assert.Equal("runs runs ............ 0", lines[0]);
        Assert.Matches(@"^stalls runs \.+R\.+ 1$", lines[1]);
        Assert.Matches(@"^dies runs \.+R\.+ 1$", lines[2]);
        Assert.Matches(@"^stalls dies \.+R\.+X 1$", lines[3]);
    }
}
