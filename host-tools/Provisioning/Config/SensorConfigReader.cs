using System;
using System.Collections.Generic;
using SecureBoot.Provisioning.Boards;

namespace SecureBoot.Provisioning.Config;

/// <summary>Reads the element sensors of nf.config.</summary>
internal static class SensorConfigReader
{
    private const int MostSleepSeconds = 3600;
    private const int MostPulseMilliseconds = 10_000;
    private const int MostWarmUpSeconds = 600;
    private const int MostSamples = 1024;
    private const int MostDecimals = 6;
    private const int MostPoints = 64;
    private const int FullScale = 4095;
    private const int MostValue = 1_000_000_000;
    private const int DefaultSamples = 16;

    /// <summary>Reads it.</summary>
    /// <param name="sensors">The element; null if it is missing.</param>
    /// <param name="series">The series of the chip.</param>
    /// <param name="pins">The pins of the buses.</param>
    /// <param name="takePin">Takes the pin of an analog channel for itself, or refuses it.</param>
    internal static BoardSensors Read(
        ConfigElement? sensors, string series, BoardBusPins pins, Action<ConfigText, int> takePin)
    {
        if (sensors is null)
        {
            return BoardSensors.Default;
        }

        bool isJson = sensors.TakeOptional("report") is { } report
            && ConfigValue.OneOf(report, ["csv", "json"]) == "json";
        int sleep = ConfigValue.Optional(sensors, "sleepSeconds", absent: 0, least: 0, MostSleepSeconds);
        BoardPulse? pulse = ReadPulse(sensors.TakeOptionalChild("pulse"));
        BoardPms5003? particles = ReadPms5003(sensors.TakeOptionalChild("pms5003"));
        BoardSht4x? climate = ReadSht4x(sensors.TakeOptionalChild("sht4x"), pins);
        BoardBme280? weather = ReadBme280(sensors.TakeOptionalChild("bme280"), pins);
        BoardAnalog? analog = ReadAnalog(sensors.TakeOptionalChild("analog"), series, takePin);
        sensors.Finish();
        return new BoardSensors(isJson, sleep, pulse, particles, climate, weather, analog);
    }

    private static BoardPulse? ReadPulse(ConfigElement? pulse)
    {
        if (pulse is null)
        {
            return null;
        }

        int shortest = ConfigValue.Integer(
            pulse.Take("shortestMilliseconds", "milliseconds"), 0, MostPulseMilliseconds);
        int quiet = ConfigValue.Integer(pulse.Take("quietMilliseconds", "milliseconds"), 0, MostPulseMilliseconds);
        pulse.Finish();
        return new BoardPulse(shortest, quiet);
    }

    private static BoardPms5003? ReadPms5003(ConfigElement? sensor)
    {
        if (sensor is null)
        {
            return null;
        }

        string kind = ConfigValue.OneOf(sensor.Take("kind", "PMS5003 or PMS5003T"), ["PMS5003", "PMS5003T"])
            == "PMS5003" ? "Pms5003" : "Pms5003T";
        int seconds = ConfigValue.Optional(
            sensor, "warmUpSeconds", BoardSensors.Default.Pms5003!.WarmUpSeconds, least: 0, MostWarmUpSeconds);
        sensor.Finish();
        return new BoardPms5003(kind, seconds);
    }

    private static BoardSht4x? ReadSht4x(ConfigElement? sensor, BoardBusPins pins)
    {
        if (sensor is null)
        {
            return null;
        }

        int address = ReadAddress(sensor, ["0x44", "0x45", "0x46"]);
        RequireI2c(sensor, pins);
        sensor.Finish();
        return new BoardSht4x(address);
    }

    private static BoardBme280? ReadBme280(ConfigElement? sensor, BoardBusPins pins)
    {
        if (sensor is null)
        {
            return null;
        }

        bool isSpi = ConfigValue.OneOf(sensor.Take("bus", "I2C or SPI"), ["I2C", "SPI"]) == "SPI";
        int? address = isSpi ? null : ReadAddress(sensor, ["0x76", "0x77"]);
        if (!isSpi)
        {
            RequireI2c(sensor, pins);
        }
        else if (pins is { SpiMosi: null } or { SpiMiso: null } or { SpiClock: null } or { SpiSelect: null })
        {
            throw sensor.Name.Refuse(
                $"<{sensor.Name.Value}> on SPI", "spiMosi, spiMiso, spiClock and spiSelect in <pins>");
        }

        sensor.Finish();
        return new BoardBme280(address);
    }

    private static BoardAnalog? ReadAnalog(ConfigElement? sensor, string series, Action<ConfigText, int> takePin)
    {
        if (sensor is null)
        {
            return null;
        }

        ConfigText text = sensor.Take("channel", "a channel of the analog inputs");
        int channel = ConfigValue.Integer(text, 0, int.MaxValue);
        string channels = AnalogPins.Describe(series);
        int pin = AnalogPins.Find(series, channel)
            ?? throw text.Refuse(
                $"the channel {channel}",
                channels.Length > 0
                    ? $"one of the {series}: {channels}"
                    : $"no <analog>: which pins the channels of the {series} are is not known");
        takePin(text, pin);
        int samples = ConfigValue.Optional(sensor, "samples", DefaultSamples, least: 1, MostSamples);
        int decimals = ConfigValue.Optional(sensor, "decimals", absent: 0, least: 0, MostDecimals);
        List<(int Raw, int Value)> points = ReadPoints(sensor);
        sensor.Finish();
        return new BoardAnalog(channel, samples, decimals, points);
    }

    private static List<(int Raw, int Value)> ReadPoints(ConfigElement sensor)
    {
        List<(int Raw, int Value)> points = [];
        foreach (ConfigElement point in sensor.TakeChildren("point"))
        {
            ConfigText text = point.Take("raw", "what the converter gives");
            int raw = ConfigValue.Integer(text, 0, FullScale);
            int value = ConfigValue.Signed(point.Take("value", "what that stands for"), MostValue);
            point.Finish();
            if (points.Count > 0 && raw <= points[^1].Raw)
            {
                throw text.Refuse($"raw {text.Quoted} after '{points[^1].Raw}'", "points whose raw numbers rise");
            }

            points.Add((raw, value));
        }

        return points.Count is >= 2 and <= MostPoints
            ? points
            : throw sensor.Name.Refuse(
                $"<{sensor.Name.Value}> with {points.Count} points",
                $"2 to {MostPoints} <point raw=\"…\" value=\"…\" /> in it");
    }

    private static int ReadAddress(ConfigElement sensor, string[] addresses)
    {
        string address = ConfigValue.OneOf(sensor.Take("address", string.Join(" or ", addresses)), addresses);
        return Convert.ToInt32(address, 16);
    }

    private static void RequireI2c(ConfigElement sensor, BoardBusPins pins)
    {
        if (pins is { I2cData: null } or { I2cClock: null })
        {
            throw sensor.Name.Refuse($"<{sensor.Name.Value}> on I2C", "i2cData and i2cClock in <pins>");
        }
    }
}
