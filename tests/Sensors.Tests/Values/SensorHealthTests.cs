using System;
using System.Linq;
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

        // After a full wrap the clock shows the time of the good sample again.
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
        ConfirmRule rule = new(needed, sensors: 1);
        int at = -1;
        for (int i = 0; i < frames.Length; i++)
        {
            if (rule.OnFrame(0, frames[i] == '1'))
            {
                Assert.Equal(-1, at);
                at = i;
            }
        }

        Assert.Equal(expectedAt, at);
    }

    // One letter for each frame: a and b are good frames of the two sensors, A and B bad frames.
    [Theory]
    [InlineData("aaabbb", 5, "both had three")]
    [InlineData("aaaaaaaa", -1, "one alone never will do")]
    [InlineData("aaaAbbbaaa", 9, "a bad one of the first sensor takes its row away while the second has its own")]
    [InlineData("abababAaabab", 4 + 1, "said once, whatever comes after")]
    [InlineData("aabbAbaaBabbb", 12, "both again")]
    public void Confirm_OfTwoSensors_AsksForARowOfEach(string frames, int expectedAt, string reason)
    {
        ConfirmRule rule = new(3, sensors: 2);
        int[] said =
        [
            .. frames.Select((frame, i) => (frame, i))
                .Where(row => rule.OnFrame(char.ToLowerInvariant(row.frame) - 'a', char.IsLower(row.frame)))
                .Select(row => row.i),
        ];
        Assert.True(said.SequenceEqual(expectedAt < 0 ? [] : [expectedAt]), $"{reason}: {string.Join(' ', said)}");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Confirm_OfNoSuchSensor_Throws(int sensor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfirmRule(1, sensors: 2).OnFrame(sensor, isGood: true));
    }

    [Fact]
    public void Limits_BelowOne_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SensorHealth(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfirmRule(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfirmRule(1, 0));
    }
}
