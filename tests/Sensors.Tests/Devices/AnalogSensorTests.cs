using System;
using System.Collections.Generic;
using Xunit;

namespace SecureBoot.Sensors.Tests.Devices;

public class AnalogSensorTests
{
    private static readonly int[] s_raws = [350, 815, 2048, 3156, 3740];
    private static readonly int[] s_values = [9000, 6000, 2500, 0, -2000];

    [Fact]
    public void Read_EveryRawNumber_IsOnTheCurveOrSaysWhyNot()
    {
        Input input = new();
        AnalogSensor sensor = new(input, 1, 4095, s_raws, s_values);
        for (int raw = 0; raw <= 4095; raw++)
        {
            input.Raws.Enqueue(raw);
            Assert.Equal(DeviceStatus.Ok, sensor.Read());
            SampleQuality expected = raw is 0 or 4095 ? SampleQuality.SensorError
                : raw is < 350 or > 3740 ? SampleQuality.Implausible
                : SampleQuality.Good;
            Assert.Equal((raw, expected), (sensor.Raw, sensor.Quality));
            double exact = expected == SampleQuality.Good ? Line(raw) : 0;
            Assert.True(Math.Abs(sensor.Value - exact) <= 0.5001, $"{raw}: {sensor.Value} {exact}");
        }
    }

    [Fact]
    public void Read_Oversampled_IsTheRoundedMeanAndOneRailedConversionIsAnError()
    {
        Input input = new();
        AnalogSensor sensor = new(input, 4, 4095, s_raws, s_values);
        Array.ForEach([2047, 2048, 2049, 2050], input.Raws.Enqueue);
        Assert.Equal(DeviceStatus.Ok, sensor.Read());
        Assert.Equal((2049, SampleQuality.Good), (sensor.Raw, sensor.Quality));
        Array.ForEach([2047, 0, 2049, 2050], input.Raws.Enqueue);
        Assert.Equal(DeviceStatus.Ok, sensor.Read());
        Assert.Equal((SampleQuality.SensorError, 0), (sensor.Quality, sensor.Value));
        input.Raws.Enqueue(2048);
        Assert.Equal(DeviceStatus.NoAnswer, sensor.Read());
        Assert.Equal((0, SampleQuality.NotJudged), (sensor.Raw, sensor.Quality));
    }

    [Fact]
    public void Sensor_ThatCannotBe_Throws()
    {
        Input input = new();
        Assert.Throws<ArgumentNullException>(() => new AnalogSensor(null!, 1, 4095, s_raws, s_values));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 0, 4095, s_raws, s_values));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 1025, 4095, s_raws, s_values));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 1, 4095, [1], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 1, 4095, [1, 1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 1, 4095, [1, 4096], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnalogSensor(input, 1, 4095, [1, 2], [1, 2, 3]));
    }

    private static double Line(int raw)
    {
        int at = 0;
        while (at < s_raws.Length - 2 && s_raws[at + 1] <= raw)
        {
            at++;
        }

        return s_values[at]
            + ((double)(s_values[at + 1] - s_values[at]) * (raw - s_raws[at]) / (s_raws[at + 1] - s_raws[at]));
    }

    private sealed class Input : IAnalogInput
    {
        internal Queue<int> Raws { get; } = [];

        public bool TryRead(out int raw)
        {
            return Raws.TryDequeue(out raw);
        }
    }
}
