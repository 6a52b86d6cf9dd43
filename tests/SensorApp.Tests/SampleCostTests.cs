using System;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Instructions per sample of the library and of simple alternatives. The emulator counts them, so they are
/// the same on every machine.</summary>
public class SampleCostTests
{
    private const int Samples = 2000;

    private readonly ITestOutputHelper _output;

    public SampleCostTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData(typeof(BenchRing), typeof(BenchList), 5.0, "32 bytes, as the PMS5003 sends")]
    [InlineData(typeof(BenchRingSmall), typeof(BenchListSmall), 4.9, "8 bytes")]
    public void RingFrameAndCrc_AgainstAnArrayListWithLock_CostAFifth(
        Type ours, Type obvious, double atLeast, string sample)
    {
        long ring = Measure(ours);
        long list = Measure(obvious);
        _output.WriteLine(
            $"sample of {sample}: ring {ring}, ArrayList with lock {list} instructions, {(double)list / ring:F1} "
                + "times");
        Assert.True(list >= atLeast * ring);
    }

    /// <summary>With the same CRC in both, an ArrayList with a lock takes fewer instructions than the ring, but
    /// allocates and has no checks. Single bytes in a list take the most instructions of all.</summary>
    [Fact]
    public void OtherWays_CostLessThanTheRingWithoutChecksAndMoreByByte()
    {
        long ring = Measure(typeof(BenchRing));
        foreach (Type other in new[]
        {
            typeof(BenchListTable),
            typeof(BenchBytes),
            typeof(BenchLock),
            typeof(BenchLease),
            typeof(BenchLease64),
            typeof(BenchBulk64),
            typeof(BenchStatisticEach),
        })
        {
            long cost = Measure(other);
            _output.WriteLine($"{other.Name}: {cost} instructions, {(double)cost / ring:F1} times the ring's {ring}");
            Assert.Equal(other == typeof(BenchBytes), cost > 9 * ring);
        }

        Assert.True(Measure(typeof(BenchListTable)) < ring);
    }

    /// <summary>The checks of thread, lease and written bytes cost at most a tenth more than the same programs without
    /// them.</summary>
    [Theory]
    [InlineData(typeof(BenchRing), 1631)]
    [InlineData(typeof(BenchRingSmall), 1091)]
    [InlineData(typeof(BenchLease), 523)]
    [InlineData(typeof(BenchLease64), 189)]
    public void AllChecks_CostAtMostATenthMore(Type program, long before)
    {
        long now = Measure(program);
        _output.WriteLine($"{program.Name}: {before} before, {now} now, {100.0 * (now - before) / before:F1} %");
        Assert.True(10 * now <= 11 * before);
    }

    [Theory]
    [InlineData(typeof(BenchStatistic), "Main", "asked once in 16 values")]
    [InlineData(typeof(BenchStatisticEach), "Main", "rising, asked with each value")]
    [InlineData(typeof(BenchStatisticEach), "RisingBelow", "the same below 0")]
    [InlineData(typeof(BenchStatisticEach), "Falling", "falling")]
    [InlineData(typeof(BenchStatisticEach), "FallingBelow", "the same below 0")]
    public void Statistic_OfA64ValueWindow_CostsAtMost120(Type program, string entry, string values)
    {
        long cost = Measure(program, entry);
        Assert.True(cost < 120, $"{values}: {cost}");
    }

    /// <summary>The most expensive value begins a block, because it walks the window.</summary>
    [Fact]
    public void Statistic_WorstValue_CostsAtMost1800()
    {
        Assert.InRange(Measure(typeof(BenchStatisticEach), "First", samples: 1), 1000, 1800);
    }

    private long Measure(Type program, string entry = "Main", int samples = Samples)
    {
        SensorProgram run = new();
        run.Run(program, entry: entry);
        Assert.Contains("good 2000", run.Output);
        _output.WriteLine(
            $"{program.Name}.{entry}: {run.Used.Instructions / samples} instructions, "
                + $"{run.Used.AllocatedBytes / samples} bytes a sample");
        return run.Used.Instructions / samples;
    }
}
