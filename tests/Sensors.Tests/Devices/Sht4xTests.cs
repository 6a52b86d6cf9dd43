using System;
using Xunit;

namespace SecureBoot.Sensors.Tests.Devices;

public class Sht4xTests
{
    private readonly FakeBus _bus = new();
    private readonly Sht4x _sensor;

    public Sht4xTests()
    {
        _sensor = new Sht4x(_bus);
    }

    [Fact]
    public void Read_EveryRawWord_IsTheDataSheetsFormula()
    {
        for (int raw = 0; raw <= ushort.MaxValue; raw++)
        {
            Assert.Equal(DeviceStatus.Ok, Measure((ushort)raw, (ushort)raw));
            double temperature = 100 * (-45 + (175.0 * raw / 65535));
            double humidity = Math.Clamp(100 * (-6 + (125.0 * raw / 65535)), 0, 10_000);
            bool isGood = _sensor.Temperature is >= -4000 and <= 12500;
            if (Math.Abs(_sensor.Temperature - temperature) > 0.5001 || Math.Abs(_sensor.Humidity - humidity) > 0.5001
                || _sensor.Quality != (isGood ? SampleQuality.Good : SampleQuality.Implausible))
            {
                Assert.Fail($"{raw}: {_sensor.Temperature} {_sensor.Humidity} {_sensor.Quality}");
            }
        }
    }

    [Fact]
    public void Read_BeforeItIsDueOrStarted_SaysSo()
    {
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Read(0));
        Answer(0x6666, 0x72B0);
        Assert.Equal(DeviceStatus.Ok, _sensor.Start(uint.MaxValue - 4));
        Assert.Equal(["FD"], _bus.Written);
        Assert.Equal(DeviceStatus.Busy, _sensor.Read(uint.MaxValue));
        Assert.Equal(DeviceStatus.Busy, _sensor.Read(4));
        Assert.Equal(DeviceStatus.Ok, _sensor.Read(5));
        Assert.Equal((2500, 5000), (_sensor.Temperature, _sensor.Humidity));
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Read(6));
    }

    [Fact]
    public void Read_EveryFlippedBit_IsBadCrcAndNoValue()
    {
        for (int bit = 0; bit < 48; bit++)
        {
            Answer(0x6666, 0x72B0);
            _bus.Answer[bit / 8] ^= (byte)(1 << (bit % 8));
            _sensor.Start(0);
            Assert.Equal(DeviceStatus.BadCrc, _sensor.Read(10));
            Assert.Equal((0, 0, SampleQuality.NotJudged), (_sensor.Temperature, _sensor.Humidity, _sensor.Quality));
        }
    }

    [Fact]
    public void Bus_Broken_IsNoAnswerAndWorksAgainAfterwards()
    {
        Measure(0x6666, 0x72B0);
        _bus.IsBroken = true;
        Assert.Equal(DeviceStatus.NoAnswer, _sensor.Start(0));
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Read(10));
        _bus.IsBroken = false;
        _sensor.Start(20);
        _bus.IsBroken = true;
        Assert.Equal(DeviceStatus.NoAnswer, _sensor.Read(30));
        Assert.Equal(0, _sensor.Temperature);
        _bus.IsBroken = false;
        Assert.Equal(DeviceStatus.Ok, Measure(0x6666, 0x72B0));
    }

    [Fact]
    public void Crc_OfTheDataSheet_IsAsSaid()
    {
        Assert.Equal(0x92, Crc8.Compute([0xBE, 0xEF], 0, 2));
        Assert.Equal(0xF7, Crc8.Compute("123456789"u8.ToArray(), 0, 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crc8.Compute([1], 1, 1));
        Assert.Throws<ArgumentNullException>(() => Crc8.Compute(null!, 0, 0));
        Assert.Throws<ArgumentNullException>(() => new Sht4x(null!));
    }

    private DeviceStatus Measure(ushort temperature, ushort humidity)
    {
        Answer(temperature, humidity);
        Assert.Equal(DeviceStatus.Ok, _sensor.Start(0));
        return _sensor.Read(Sht4x.MeasureMilliseconds);
    }

    private void Answer(ushort temperature, ushort humidity)
    {
        byte[] first = [(byte)(temperature >> 8), (byte)(temperature & 0xFF)];
        byte[] second = [(byte)(humidity >> 8), (byte)(humidity & 0xFF)];
        _bus.Answer = [.. first, Bitwise(first), .. second, Bitwise(second)];
    }

    private static byte Bitwise(byte[] bytes)
    {
        int crc = 0xFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80) != 0 ? ((crc << 1) ^ 0x31) & 0xFF : (crc << 1) & 0xFF;
            }
        }

        return (byte)crc;
    }
}
