using System;
using System.IO;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

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
    [InlineData(typeof(BrokenRing), "Main", 5, "the ring in small")]
    public void EveryInterleaving_NoneIsWrong(Type program, string entry, int atLeast, string what)
    {
        InterleavingSearch search = Search(program, entry, int.MaxValue);
        Report(search, what);
        Assert.True(search.IsDone);
        Assert.Equal(0, search.Violations);
        Assert.True(search.Runs >= atLeast, $"{search.Runs} interleavings");
    }

    [Theory(Explicit = true)]
    [Trait("Set", "manual")]
    [InlineData(typeof(InterleaveRing), "Larger", 1000, "two whole frames a side, two slots")]
    [InlineData(typeof(InterleaveRing), "Largest", 1000, "three frames through one slot")]
    public void EveryInterleaving_Larger_NoneIsWrong(Type program, string entry, int atLeast, string what)
    {
        EveryInterleaving_NoneIsWrong(program, entry, atLeast, what);
    }

    [Theory]
    [InlineData(typeof(InterleaveRing), "Main", 5, "four operations a side, one slot")]
    public void EveryInterleaving_EqualOnesOnce_NoneIsWrong(Type program, string entry, int atLeast, string what)
    {
        InterleavingSearch search = Search(program, entry, int.MaxValue, skipsEqual: true);
        Report(search, what);
        Assert.True(search.IsDone);
        Assert.Equal(0, search.Violations);
        Assert.True(search.Runs >= atLeast, $"{search.Runs} interleavings");
    }

    [Fact]
    [Trait("Set", "slow")]
    public void EveryInterleaving_OfAWindow_NoneIsWrong()
    {
        EveryInterleaving_EqualOnesOnce_NoneIsWrong(
            typeof(InterleaveWindow), "Main", 100, "a window of one frame, five operations against two takes");
    }

    [Theory]
    [InlineData("MissingOrder", false, "published before it is written")]
    [InlineData("MissingOrder", true, "published before it is written")]
    [InlineData("MissingLock", false, "a count changed without a lock")]
    [InlineData("MissingLock", true, "a count changed without a lock")]
    public void BrokenRing_IsFoundByTheSameSearch(string entry, bool skipsEqual, string what)
    {
        InterleavingSearch search = Search(typeof(BrokenRing), entry, 1, skipsEqual);
        Report(search, what);
        Assert.True(search.Violations > 0);
    }

    private static InterleavingSearch Search(Type program, string entry, int violations, bool skipsEqual = false)
    {
        InterleavingSearch search = new(skipsEqual);
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
                    if (search.IsDone || search.Violations >= violations)
                    {
                        machine!.RequestStop();
                    }
                }
            },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "SensorPrograms.pe"));
        RunResult result = machine.Call(program.FullName!, entry, [], out _);
        Assert.True(result.Outcome == Outcome.Stopped, result.Report?.ToString());
        return search;
    }

    private void Report(InterleavingSearch search, string what)
    {
        _output.WriteLine(
            $"{what}: {search.Runs} interleavings ({search.Repeats} repeats) of up to {search.LongestRun} shared "
                + $"accesses, {search.Violations} wrong");
        _output.WriteLine("shared: " + string.Join(", ", search.Shared));
    }
}
