using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>10 000 readings of each polled sensor, after a warm-up, over buses with the sensors' answers.</summary>
public static class SteadyDevices
{
    private const int WarmUp = 10;
    private const int Samples = 10_000;

    private static readonly int[] s_raws = { 350, 815, 2048, 3156, 3740 };
    private static readonly int[] s_values = { 9000, 6000, 2500, 0, -2000 };
    private static readonly byte[] s_climate = { 0x66, 0x66, 0x93, 0x72, 0xB0, 0xDC };

    /// <summary>SHT4x.</summary>
    public static void Climate()
    {
        Mark mark = new();
        Sht4x sensor = new(new FixedBus(s_climate));
        int good = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            uint now = (uint)i * 20;
            if (sensor.Start(now) == DeviceStatus.Ok && sensor.Read(now + Sht4x.MeasureMilliseconds) == DeviceStatus.Ok
                && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        mark.End();
        Console.WriteLine(
            "good " + good.ToString() + " " + sensor.Temperature.ToString() + " " + sensor.Humidity.ToString());
    }

    /// <summary>BME280.</summary>
    public static void Weather()
    {
        Mark mark = new();
        Bme280 sensor = new(new Bme280Bus());
        int good = sensor.Open() == DeviceStatus.Ok ? 0 : int.MinValue;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            uint now = (uint)i * 20;
            if (sensor.Start(now) == DeviceStatus.Ok && sensor.Read(now + Bme280.MeasureMilliseconds) == DeviceStatus.Ok
                && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        mark.End();
        Console.WriteLine(
            "good " + good.ToString() + " " + sensor.Temperature.ToString() + " " + sensor.Pressure.ToString());
    }

    /// <summary>A thermistor.</summary>
    public static void Analog()
    {
        Mark mark = new();
        AnalogSensor sensor = new(new FixedInput(), 16, 4095, s_raws, s_values);
        int good = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            if (i == WarmUp)
            {
                mark.Begin();
            }

            if (sensor.Read() == DeviceStatus.Ok && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        mark.End();
        Console.WriteLine("good " + good.ToString() + " " + sensor.Value.ToString());
    }

    private sealed class FixedInput : IAnalogInput
    {
        public bool TryRead(out int raw)
        {
            raw = 2048;
            return true;
        }
    }

    private sealed class FixedBus : ISensorBus
    {
        private readonly byte[] _answer;

        internal FixedBus(byte[] answer)
        {
            _answer = answer;
        }

        public bool TryWrite(byte[] bytes, int count)
        {
            return true;
        }

        public bool TryRead(byte[] target, int count)
        {
            Array.Copy(_answer, 0, target, 0, count);
            return true;
        }

        public bool TryReadRegister(byte first, byte[] target, int count)
        {
            return false;
        }
    }

    // The trimming values and raw numbers of the manufacturer's worked example (BST-BMP280-DS001, 3.12). The humidity
    // values are from another sensor.
    private sealed class Bme280Bus : ISensorBus
    {
        private static readonly byte[] s_first =
        {
            0x70, 0x6B, 0x43, 0x67, 0x18, 0xFC, 0x7D, 0x8E, 0x43, 0xD6, 0xD0, 0x0B, 0x27, 0x0B, 0x8C, 0x00,
            0xF9, 0xFF, 0x8C, 0x3C, 0xF8, 0xC6, 0x70, 0x17, 0x00, 0x4B,
        };

        private static readonly byte[] s_second = { 0x6A, 0x01, 0x00, 0x13, 0x29, 0x03, 0x1E };
        private static readonly byte[] s_data = { 0x65, 0x5A, 0xC0, 0x7E, 0xED, 0x00, 0x6E, 0x00 };

        public bool TryWrite(byte[] bytes, int count)
        {
            return true;
        }

        public bool TryRead(byte[] target, int count)
        {
            return false;
        }

        public bool TryReadRegister(byte first, byte[] target, int count)
        {
            if (first == 0xD0 || first == 0xF3)
            {
                target[0] = first == 0xD0 ? (byte)0x60 : (byte)0;
                return true;
            }

            Array.Copy(first == 0x88 ? s_first : first == 0xE1 ? s_second : s_data, 0, target, 0, count);
            return true;
        }
    }
}
