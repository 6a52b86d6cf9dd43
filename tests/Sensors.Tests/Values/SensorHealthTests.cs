using System;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class SensorHealthTests
{
    [Fact]
    public void Health_FromMissingToFreshToStaleAndBack()
    {
        SensorHealth health = new(1000, 3);
        Assert.Equal(HealthStatus.Missing, health.Check(0));
        Assert.Equal(HealthStatus.Missing, health.Check(100_000));
        health.OnGood(100_000);
        Assert.Equal(HealthStatus.Fresh, health.Check(101_000));
        Assert.Equal(HealthStatus.Stale, health.Check(101_001));
        health.OnGood(200_000);
        Assert.Equal(HealthStatus.Fresh, health.Check(200_000));
    }

    [Fact]
    public void Health_SilenceAcrossTheWrapOfTheClock_StaysStale()
    {
        SensorHealth health = new(1000, 3);
        health.OnGood(uint.MaxValue - 100);
        Assert.Equal(HealthStatus.Fresh, health.Check(500));
        Assert.Equal(HealthStatus.Stale, health.Check(5000));

        // A whole wrap later the clock reads as at the good sample.
        Assert.Equal(HealthStatus.Stale, health.Check(uint.MaxValue - 100));
    }

    [Fact]
    public void Health_FailuresInARow_AreFailingUntilAGoodSample()
    {
        SensorHealth health = new(1000, 3);
        health.OnGood(0);
        health.OnFailure();
        health.OnFailure();
        Assert.Equal(HealthStatus.Fresh, health.Check(10));
        health.OnFailure();
        Assert.Equal(HealthStatus.Failing, health.Check(10));
        health.OnFailure();
        health.OnGood(20);
        Assert.Equal(HealthStatus.Fresh, health.Check(20));
    }

    [Theory]
    [InlineData("1111", 3, 2)]
    [InlineData("110111", 3, 5)]
    [InlineData("1101011", 3, -1)]
    [InlineData("1", 1, 0)]
    [InlineData("0000", 1, -1)]
    public void Confirm_GoodFramesInARow_IsSaidOnce(string frames, int needed, int expectedAt)
    {
        ConfirmRule rule = new(needed);
        int at = -1;
        for (int i = 0; i < frames.Length; i++)
        {
            if (rule.OnFrame(frames[i] == '1'))
            {
                Assert.Equal(-1, at);
                at = i;
            }
        }

        Assert.Equal(expectedAt, at);
    }

    [Fact]
    public void Limits_BelowOne_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SensorHealth(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfirmRule(0));
    }
}
