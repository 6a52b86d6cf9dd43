using System;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.Sensors.Tests.Emulated;

/// <summary>Misuse by two threads, as the device runs it.</summary>
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
}
