using System;
using Xunit;

namespace SecureBoot.Sensors.Tests.Devices;

public class Bme280Tests
{
    // The manufacturer's worked example: BST-BMP280-DS001, 3.12. The humidity values are typical of real sensors.
    private static readonly double[] s_t = [27504, 26435, -1000];
    private static readonly double[] s_p = [36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];
    private static readonly double[] s_h = [75, 362, 0, 313, 50, 30];

    private readonly FakeBus _bus = new();
    private readonly Bme280 _sensor;

    public Bme280Tests()
    {
        _sensor = new Bme280(_bus);
        _bus.Registers[0xD0] = [0x60];
        _bus.Registers[0xF3] = [0];
        byte[] first = new byte[26];
        for (int i = 0; i < 12; i++)
        {
            BitConverter.TryWriteBytes(first.AsSpan(2 * i), (short)(int)(i < 3 ? s_t[i] : s_p[i - 3]));
        }

        BitConverter.TryWriteBytes(first, (ushort)s_t[0]);
        BitConverter.TryWriteBytes(first.AsSpan(6), (ushort)s_p[0]);
        first[25] = (byte)s_h[0];
        _bus.Registers[0x88] = first;
        (int h4, int h5) = ((int)s_h[3], (int)s_h[4]);
        _bus.Registers[0xE1] = [
            (byte)((int)s_h[1] & 0xFF), (byte)((int)s_h[1] >> 8), (byte)s_h[2], (byte)(h4 >> 4),
            (byte)((h4 & 0xF) | ((h5 & 0xF) << 4)), (byte)(h5 >> 4), (byte)s_h[5],
        ];
    }

    [Fact]
    public void Read_TheMakersExample_GivesItsNumbers()
    {
        Assert.Equal(DeviceStatus.Ok, _sensor.Open());
        Assert.Equal(DeviceStatus.Ok, Measure(519888, 415148, 28160));
        Assert.Equal((2508, 100653, SampleQuality.Good), (_sensor.Temperature, _sensor.Pressure, _sensor.Quality));
        Assert.Equal(["F201", "F425"], _bus.Written);
    }

    [Fact]
    public void Read_RawNumbersOverTheRange_AreNearTheFormulasInFloatingPoint()
    {
        Assert.Equal(DeviceStatus.Ok, _sensor.Open());
        for (int t = 330_000; t < 700_000; t += 17_001)
        {
            for (int p = 250_000; p < 700_000; p += 31_003)
            {
                for (int h = 18_000; h < 45_000; h += 2_999)
                {
                    Assert.Equal(DeviceStatus.Ok, Measure(t, p, h));
                    (double temperature, double pressure, double humidity) = Exact(t, p, h);
                    Assert.True(
                        Math.Abs(_sensor.Temperature - (100 * temperature)) <= 1.5,
                        $"{t}: {_sensor.Temperature} {temperature}");
                    Assert.True(Math.Abs(_sensor.Pressure - pressure) <= 3, $"{t} {p}: {_sensor.Pressure} {pressure}");
                    Assert.True(
                        Math.Abs(_sensor.Humidity - (100 * humidity)) <= 3, $"{t} {h}: {_sensor.Humidity} {humidity}");
                }
            }
        }
    }

    [Fact]
    public void Open_AnotherChipOrNone_IsRefused()
    {
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Start(0));
        _bus.Registers[0xD0] = [0x58];
        Assert.Equal(DeviceStatus.WrongDevice, _sensor.Open());
        _bus.Registers.Remove(0xE1);
        _bus.Registers[0xD0] = [0x60];
        Assert.Equal(DeviceStatus.NoAnswer, _sensor.Open());
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Start(0));
        _bus.IsBroken = true;
        Assert.Equal(DeviceStatus.NoAnswer, _sensor.Open());
        Assert.Throws<ArgumentNullException>(() => new Bme280(null!));
    }

    [Fact]
    public void Read_BusyMissingOrBroken_SaysSo()
    {
        Assert.Equal(DeviceStatus.Ok, _sensor.Open());
        Assert.Equal(DeviceStatus.NotStarted, _sensor.Read(0));
        Assert.Equal(DeviceStatus.Ok, _sensor.Start(0));
        Assert.Equal(DeviceStatus.Busy, _sensor.Read(10));
        _bus.Registers[0xF3] = [8];
        Assert.Equal(DeviceStatus.Busy, _sensor.Read(11));
        _bus.Registers[0xF3] = [0];
        Data(0x80000, 0x80000, 0x8000);
        Assert.Equal(DeviceStatus.Ok, _sensor.Read(12));
        Assert.Equal((SampleQuality.SensorError, 0), (_sensor.Quality, _sensor.Temperature));
        Assert.Equal(DeviceStatus.Ok, _sensor.Start(20));
        _bus.IsBroken = true;
        Assert.Equal(DeviceStatus.NoAnswer, _sensor.Read(40));
    }

    private DeviceStatus Measure(int temperature, int pressure, int humidity)
    {
        Data(temperature, pressure, humidity);
        Assert.Equal(DeviceStatus.Ok, _sensor.Start(0));
        return _sensor.Read(Bme280.MeasureMilliseconds);
    }

    private void Data(int temperature, int pressure, int humidity)
    {
        _bus.Registers[0xF7] =
        [
            (byte)(pressure >> 12), (byte)((pressure >> 4) & 0xFF), (byte)((pressure << 4) & 0xF0),
            (byte)(temperature >> 12),
            (byte)((temperature >> 4) & 0xFF), (byte)((temperature << 4) & 0xF0), (byte)(humidity >> 8),
            (byte)(humidity & 0xFF),
        ];
    }

    // The data sheet's formulas in floating point (BST-BME280-DS002, 8.1).
    private static (double Temperature, double Pressure, double Humidity) Exact(int t, int p, int h)
    {
        double first = ((t / 16384.0) - (s_t[0] / 1024.0)) * s_t[1];
        double from = (t / 131072.0) - (s_t[0] / 8192.0);
        double fine = first + (from * from * s_t[2]);

        double a = (fine / 2.0) - 64000.0;
        double b = a * a * s_p[5] / 32768.0;
        b += a * s_p[4] * 2.0;
        b = (b / 4.0) + (s_p[3] * 65536.0);
        a = ((s_p[2] * a * a / 524288.0) + (s_p[1] * a)) / 524288.0;
        a = (1.0 + (a / 32768.0)) * s_p[0];
        double pressure = (1048576.0 - p - (b / 4096.0)) * 6250.0 / a;
        pressure += ((s_p[8] * pressure * pressure / 2147483648.0) + (pressure * s_p[7] / 32768.0) + s_p[6]) / 16.0;

        double humidity = fine - 76800.0;
        humidity = (h - ((s_h[3] * 64.0) + (s_h[4] / 16384.0 * humidity)))
            * (s_h[1] / 65536.0 * (1.0 + (s_h[5] / 67108864.0 * humidity * (1.0 + (s_h[2] / 67108864.0 * humidity)))));
        humidity *= 1.0 - (s_h[0] * humidity / 524288.0);
        return (fine / 5120.0, pressure, Math.Clamp(humidity, 0, 100));
    }
}
