using System;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class Pms5003JudgeTests
{
    private static readonly ushort[] s_room = [12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0x9700];

    [Fact]
    public void Judge_FirstThirtySeconds_AreWarmUpAndSoAfterSilence()
    {
        Pms5003Judge judge = new(Pms5003Kind.Pms5003, 30_000);
        for (uint now = 1000; now < 31_000; now += 1000)
        {
            Assert.Equal(SampleQuality.WarmingUp, Judge(judge, now, s_room));
        }

        Assert.Equal(SampleQuality.Good, Judge(judge, 31_000, s_room));
        Assert.Equal(SampleQuality.Good, Judge(judge, 41_000, s_room));
        Assert.Equal(SampleQuality.WarmingUp, Judge(judge, 51_001, s_room));
    }

    [Fact]
    public void Judge_AcrossTheWrapOfTheClock_StaysWarm()
    {
        Pms5003Judge judge = new(Pms5003Kind.Pms5003, 30_000);
        uint now = uint.MaxValue - 20_000;
        Assert.Equal(SampleQuality.WarmingUp, Judge(judge, now, s_room));
        for (int second = 1; second <= 4_400_000; second++)
        {
            now = unchecked(now + 1000);
            if (second % 5 == 0
                && Judge(judge, now, s_room) != (second < 30 ? SampleQuality.WarmingUp : SampleQuality.Good))
            {
                Assert.Fail($"second {second}");
            }
        }
    }

    [Theory]
    [InlineData(SampleQuality.Good, new ushort[] { 12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0x9700 }, "a room")]
    [InlineData(SampleQuality.Good, new ushort[] { 0, 0, 0, 0, 0, 0, 12, 3, 0, 0, 0, 0, 0 }, "clean air")]
    [InlineData(
        SampleQuality.Implausible, new ushort[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x9700 }, "nothing at all")]
    [InlineData(
        SampleQuality.Implausible,
        new ushort[] { 12, 18, 17, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0 },
        "less below 10 um than below 2.5")]
    [InlineData(
        SampleQuality.Implausible,
        new ushort[] { 12, 18, 21, 18, 17, 20, 2214, 641, 98, 12, 4, 1, 0 },
        "less below 2.5 um than below 1")]
    [InlineData(
        SampleQuality.SensorError,
        new ushort[] { 12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 4, 1, 0x9704 },
        "error code 4")]
    [InlineData(
        SampleQuality.WrongKind,
        new ushort[] { 12, 18, 21, 11, 17, 20, 2214, 641, 98, 12, 212, 455, 0x9700 },
        "a PMS5003T at 21.2 degrees and 45.5 %")]
    [InlineData(
        SampleQuality.WrongKind,
        new ushort[] { 12, 18, 21, 11, 17, 20, 641, 2214, 98, 12, 4, 1, 0 },
        "more above 0.5 um than above 0.3")]
    public void Judge_OfAPms5003_SaysWhatItIsWorth(SampleQuality expected, ushort[] fields, string reason)
    {
        Assert.True(Judge(new Pms5003Judge(Pms5003Kind.Pms5003, 0), 0, fields) == expected, reason);
    }

    [Theory]
    [InlineData(SampleQuality.Good, 212, 455, "21.2 degrees, 45.5 %")]
    [InlineData(SampleQuality.Good, 0xFFCE, 900, "-5.0 degrees, 90 %")]
    [InlineData(SampleQuality.WrongKind, 4, 1, "a PMS5003's counts")]
    [InlineData(SampleQuality.WrongKind, 1251, 455, "past what it measures")]
    [InlineData(SampleQuality.WrongKind, 212, 1001, "past 100 %")]
    public void Judge_OfAPms5003T_SaysWhatItIsWorth(
        SampleQuality expected, ushort temperature, ushort humidity, string reason)
    {
        ushort[] fields = [.. s_room];
        (fields[10], fields[11]) = (temperature, humidity);
        Assert.True(Judge(new Pms5003Judge(Pms5003Kind.Pms5003T, 0), 0, fields) == expected, reason);
    }

    [Fact]
    public void Reading_OfAPms5003T_HasSignedTenths()
    {
        Pms5003Reading reading = Decode([1, 2, 3, 1, 2, 3, 9, 8, 7, 6, 0xFFCE, 455, 0]);
        Assert.Equal((-50, 455), (reading.TemperatureTenths, reading.HumidityTenths));
    }

    [Fact]
    public void CallersMistakes_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pms5003Judge(Pms5003Kind.None, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pms5003Judge((Pms5003Kind)3, 0));
        Assert.Throws<ArgumentNullException>(() => new Pms5003Judge(Pms5003Kind.Pms5003, 0).Judge(null!, 0));
    }

    private static SampleQuality Judge(Pms5003Judge judge, uint now, ushort[] fields)
    {
        return judge.Judge(Decode(fields), now);
    }

    private static Pms5003Reading Decode(ushort[] fields)
    {
        Pms5003Reading reading = new();
        byte[] frame = Pms5003Vectors.Frame(fields);
        Assert.Equal(Pms5003Status.Ok, reading.Decode(new ByteReader(frame, 0, frame.Length)));
        return reading;
    }
}
