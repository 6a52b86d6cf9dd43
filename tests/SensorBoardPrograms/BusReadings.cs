using System;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Readings of each sensor over the board's own buses, with a mark before and after the metered
/// readings.</summary>
public static class BusReadings
{
    private const int WarmUp = 2;
    private const int Samples = 100;

    private static uint s_now;

    /// <summary>SHT4x on I2C.</summary>
    public static void Climate()
    {
        SensorSet.SetPins();
        Sht4x sensor = new(new I2cBus(0x44));
        int good = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            Mark(i);
            if (sensor.Start(s_now) == DeviceStatus.Ok
                && sensor.Read(s_now += Sht4x.MeasureMilliseconds) == DeviceStatus.Ok
                && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        Console.Write("end");
        Console.WriteLine(
            "good " + good.ToString() + " " + sensor.Temperature.ToString() + " " + sensor.Humidity.ToString());
    }

    /// <summary>BME280 on I2C.</summary>
    public static void WeatherOnI2c()
    {
        SensorSet.SetPins();
        Weather(new I2cBus(0x76));
    }

    /// <summary>BME280 on SPI.</summary>
    public static void WeatherOnSpi()
    {
        SensorSet.SetPins();
        Weather(new SpiBus(BoardConstants.SpiSelectPin));
    }

    /// <summary>A thermistor.</summary>
    public static void Analog()
    {
        AnalogSensor sensor = new(
            new AdcInput(0), 16, 4095, BoardConstants.GetAnalogRaws(), BoardConstants.GetAnalogValues());
        int good = 0;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            Mark(i);
            if (sensor.Read() == DeviceStatus.Ok && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        Console.Write("end");
        Console.WriteLine("good " + good.ToString() + " " + sensor.Value.ToString());
    }

    private static void Weather(ISensorBus bus)
    {
        Bme280 sensor = new(bus);
        int good = sensor.Open() == DeviceStatus.Ok ? 0 : int.MinValue;
        for (int i = 0; i < WarmUp + Samples; i++)
        {
            Mark(i);
            if (sensor.Start(s_now) == DeviceStatus.Ok
                && sensor.Read(s_now += Bme280.MeasureMilliseconds) == DeviceStatus.Ok
                && sensor.Quality == SampleQuality.Good)
            {
                good++;
            }
        }

        Console.Write("end");
        Console.WriteLine(
            "good " + good.ToString() + " " + sensor.Temperature.ToString() + " " + sensor.Humidity.ToString() + " "
                + sensor.Pressure.ToString());
    }

    private static void Mark(int sample)
    {
        if (sample == WarmUp)
        {
            Console.Write("begin");
        }
    }
}
