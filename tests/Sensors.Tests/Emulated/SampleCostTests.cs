using System;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.Sensors.Tests.Emulated;

/// <summary>Instructions a sample, ours against the obvious ways. Counts of the emulator, so the same on every
/// machine.</summary>
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
    public void RingFrameAndCrc_AgainstAnArrayListWithLock_CostAFifth(Type ours, Type obvious, double atLeast, string sample)
    {
        long ring = Measure(ours);
        long list = Measure(obvious);
        _output.WriteLine($"sample of {sample}: ring {ring}, ArrayList with lock {list} instructions, {(double)list / ring:F1} times");
        Assert.True(list >= atLeast * ring);
    }

    /// <summary>With our own CRC in both, an ArrayList with a lock takes fewer instructions than the ring's checks; it
    /// allocates, and checks nothing.</summary>
    [Fact]
    public void OtherWays_AreReportedToo()
    {
        long ring = Measure(typeof(BenchRing));
        foreach (Type other in new[] { typeof(BenchListTable), typeof(BenchBytes), typeof(BenchLock), typeof(BenchLease), typeof(BenchLease64), typeof(BenchBulk64), typeof(BenchStatisticEach) })
        {
            long cost = Measure(other);
            _output.WriteLine($"{other.Name}: {cost} instructions, {(double)cost / ring:F1} times the ring's {ring}");
        }
    }

    /// <summary>What the same programs took before each call looked at its thread, its lease and what was written: at
    /// most a tenth more now.</summary>
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

    [Fact]
    public void Statistic_OfA64ValueWindow_CostsAtMost120()
    {
        Assert.True(Measure(typeof(BenchStatistic)) <= 120);
    }

    private long Measure(Type program)
    {
        SensorProgram run = new();
        run.Run(program);
        Assert.Contains("good 2000", run.Output);
        _output.WriteLine($"{program.Name}: {run.Used.Instructions / Samples} instructions, {run.Used.AllocatedBytes / Samples} bytes a sample");
        return run.Used.Instructions / Samples;
    }
}
