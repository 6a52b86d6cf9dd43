using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SecureBoot.Provisioning.Config;

namespace SecureBoot.Provisioning.Sources;

/// <summary>The parts of the sources for polled sensors: empty if nf.config names no such sensor.</summary>
internal static class SensorSources
{
    /// <summary>The build properties that both Board.props have.</summary>
    internal static string OfBuild(BoardSensors sensors)
    {
        string bus = sensors.Bme280 is null ? "none" : sensors.UsesSpi ? "SPI" : "I2C";
        return string.Join(
            '\n',
            Property("ReadsSht4x", Bool(sensors.Sht4x is not null)),
            Property("ReadsBme280", bus),
            Property("ReadsAnalog", Bool(sensors.Analog is not null)));
    }

    /// <summary>The constants of the application.</summary>
    internal static string OfApplication(BoardConfig config)
    {
        StringBuilder text = new();
        BoardBusPins pins = config.Pins.Buses;
        BoardSensors sensors = config.Sensors;
        if (sensors.UsesI2c)
        {
            Number(text, "The I2C bus.", "I2cBus", 1);
            Number(text, "The data line, SDA.", "I2cDataPin", pins.I2cData!.Value);
            Number(text, "The clock, SCL.", "I2cClockPin", pins.I2cClock!.Value);
        }

        if (sensors.UsesSpi)
        {
            Number(text, "The SPI bus.", "SpiBus", 1);
            Number(text, "The line to the sensor.", "SpiMosiPin", pins.SpiMosi!.Value);
            Number(text, "The line from the sensor.", "SpiMisoPin", pins.SpiMiso!.Value);
            Number(text, "The clock.", "SpiClockPin", pins.SpiClock!.Value);
            Number(text, "The chip select of the BME280.", "SpiSelectPin", pins.SpiSelect!.Value);
        }

        if (sensors.Sht4x is { } climate)
        {
            Number(text, "The address of the SHT4x.", "Sht4xAddress", climate.Address);
        }

        if (sensors.Bme280?.Address is { } address)
        {
            Number(text, "The address of the BME280.", "Bme280Address", address);
        }

        if (sensors.Analog is { } analog)
        {
            AddAnalog(text, analog);
        }

        return text.ToString();
    }

    private static void AddAnalog(StringBuilder text, BoardAnalog analog)
    {
        Number(text, "The channel of the analog sensor.", "AnalogChannel", analog.Channel);
        Number(text, "The number of conversions for each reading.", "AnalogSamples", analog.Samples);
        Number(text, "The converter's highest number.", "AnalogFullScale", 4095);
        Number(text, "The number of a value's digits after the point.", "AnalogDecimals", analog.Decimals);
        Numbers(
            text,
            "The converter's numbers at the points of the curve.",
            "GetAnalogRaws",
            analog.Points.Select(point => point.Raw));
        Numbers(text, "The values at these points.", "GetAnalogValues", analog.Points.Select(point => point.Value));
    }

    private static void Number(StringBuilder text, string summary, string name, int value)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n    /// <summary>{summary}</summary>\n    internal const int {name} = {value};\n");
    }

    private static void Numbers(StringBuilder text, string summary, string name, IEnumerable<int> values)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n    /// <summary>{summary}</summary>\n    internal static int[] "
                + $"{name}()\n    {{\n        return new[] {{ {string.Join(", ", values)} }};\n    }}\n");
    }

    private static string Property(string name, string value)
    {
        return $"    <{name} Condition=\"'$({name})' == ''\">{value}</{name}>";
    }

    private static string Bool(bool value)
    {
        return value ? "true" : "false";
    }
}
