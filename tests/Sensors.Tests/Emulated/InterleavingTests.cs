using System;
using System.IO;
using SecureBoot.Emulator;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.Sensors.Tests.Emulated;

public class InterleavingTests
{
    private readonly ITestOutputHelper _output;

    public InterleavingTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData(typeof(InterleaveRing), "Main", 50, "four operations a side, one slot")]
    [InlineData(typeof(InterleavePulses), "Main", 70, "four edges against four takes")]
    [InlineData(typeof(SeededRing), "Main", 5, "the ring in small")]
    public void EveryInterleaving_NoneIsWrong(Type program, string entry, int atLeast, string what)
    {
        InterleavingSearch search = Search(program, entry, int.MaxValue);
        Report(search, what);
        Assert.True(search.IsDone);
        Assert.Equal(0, search.Violations);
        Assert.True(search.Runs >= atLeast, $"{search.Runs} interleavings");
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Slow")]
    [InlineData(typeof(InterleaveRing), "Larger", 1000, "two whole frames a side, two slots")]
    [InlineData(typeof(InterleaveRing), "Largest", 1000, "three frames through one slot")]
    public void EveryInterleaving_Larger_NoneIsWrong(Type program, string entry, int atLeast, string what)
    {
        EveryInterleaving_NoneIsWrong(program, entry, atLeast, what);
    }

    /// <summary>The window has more orders than a test can wait for: this takes the first of them, and does not pretend to be all.</summary>
    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public void WindowInterleavings_TheFirstThreeThousand_NoneIsWrong()
    {
        InterleavingSearch search = Search(typeof(InterleaveWindow), "Main", int.MaxValue, 3000);
        Report(search, search.IsDone ? "a window of one, all" : "a window of one, not all");
        Assert.Equal(0, search.Violations);
    }

    [Theory]
    [InlineData("MissingOrder", "published before it is written")]
    [InlineData("MissingLock", "a count changed without a lock")]
    public void SeededBug_IsFoundByTheSameSearch(string entry, string what)
    {
        InterleavingSearch search = Search(typeof(SeededRing), entry, 1);
        Report(search, what);
        Assert.True(search.Violations > 0);
    }

    private static InterleavingSearch Search(Type program, string entry, int violations, int runs = int.MaxValue)
    {
        InterleavingSearch search = new();
        Machine? machine = null;
        machine = new Machine(new MachineOptions
        {
            PeakStep = 0,
            Schedule = search,
            Output = text =>
            {
                if (text == "run")
                {
                    search.Begin();
                }
                else
                {
                    search.End(text == "ok");
                    if (search.IsDone || search.Violations >= violations || search.Runs >= runs)
                    {
                        machine!.RequestStop();
                    }
                }
            },
        });
        machine.Load(Path.GetFullPath(program.Assembly.Location));
        RunResult result = machine.Call(program.FullName!, entry, [], out _);
        Assert.True(result.Outcome == Outcome.Stopped, result.Report?.ToString());
        return search;
    }

    private void Report(InterleavingSearch search, string what)
    {
        _output.WriteLine($"{what}: {search.Runs} interleavings of up to {search.LongestRun} shared accesses, {search.Violations} wrong");
        _output.WriteLine("shared: " + string.Join(", ", search.Shared));
    }
}
