using System;
using System.Globalization;
using System.Linq;
using SecureBoot.Sensors.Tests.Devices;
using Xunit;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>Recorded answers of sensors on a bus.</summary>
public class BusCaptureTests
{
    public static TheoryData<string, int, int, DeviceStatus> Climate()
    {
        TheoryData<string, int, int, DeviceStatus> rows = [];
        foreach (string[] row in Capture.Rows("sht4x.txt"))
        {
            rows.Add(
                row[0],
                int.Parse(row[1], CultureInfo.InvariantCulture),
                int.Parse(row[2], CultureInfo.InvariantCulture),
                Enum.Parse<DeviceStatus>(row[3]));
        }

        return rows;
    }

    public static TheoryData<string, string, string, double, double, double> Weather()
    {
        TheoryData<string, string, string, double, double, double> rows = [];
        foreach (string[] row in Capture.Rows("bme280.txt"))
        {
            double[] values = [.. row[3..].Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
            rows.Add(row[0], row[1], row[2], values[0], values[1], values[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Climate))]
    public void Sht4x_RecordedAnswer_GivesItsValues(string answer, int temperature, int humidity, DeviceStatus expected)
    {
        Sht4x sensor = new(new FakeBus { Answer = Convert.FromHexString(answer) });
        Assert.Equal(DeviceStatus.Ok, sensor.Start(0));
        Assert.Equal(expected, sensor.Read(Sht4x.MeasureMilliseconds));
        Assert.Equal((temperature, humidity), (sensor.Temperature, sensor.Humidity));
    }

    [Theory]
    [MemberData(nameof(Weather))]
    public void Bme280_RecordedRegisters_GiveTheirValues(
        string first, string second, string data, double temperature, double pressure, double humidity)
    {
        FakeBus bus = new();
        bus.Registers[0xD0] = [0x60];
        bus.Registers[0xF3] = [0];
        bus.Registers[0x88] = Convert.FromHexString(first);
        bus.Registers[0xE1] = Convert.FromHexString(second);
        bus.Registers[0xF7] = Convert.FromHexString(data);
        Bme280 sensor = new(bus);
        Assert.Equal(
            (DeviceStatus.Ok, DeviceStatus.Ok, DeviceStatus.Ok),
            (sensor.Open(), sensor.Start(0), sensor.Read(Bme280.MeasureMilliseconds)));
        Assert.Equal(SampleQuality.Good, sensor.Quality);
        Assert.InRange(sensor.Temperature / 100.0, temperature - 0.01, temperature + 0.01);
        Assert.InRange(sensor.Pressure, pressure - 2, pressure + 2);
        Assert.InRange(sensor.Humidity / 100.0, humidity - 0.03, humidity + 0.03);
    }
}
