using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Board.Buses;
using SecureBoot.Emulator.Results;
using SecureBoot.Sensors.Tests;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>The sample application for a board with all sensors (tests/SensorBoard/nf.config), with scripted devices on
/// the virtual board.</summary>
public class SensorBoardTests
{
    private const int PulsePin = 4;
    private const int SelectPin = 33;
    private const int BytePeriod = 1042;

    private readonly VirtualBoard _board = new();
    private readonly ITestOutputHelper _output;

    public SensorBoardTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Fact]
    public void EverySensor_IsReadAndConfirmsOnceAllAreGood()
    {
        Connect(RegisterDevice.Sht4x(), RegisterDevice.Bme280(), 2048);
        _board.Pins.SchedulePulses(PulsePin, start: 100_000, period: 500_000, width: 50_000, count: 100);
        SendParticles(40);
        AppRun run = Run(40);
        Dictionary<string, string> row = run.Rows()[5];
        Assert.Equal(["25.00", "50.00", "fresh"], Values(row, "sht4x_temperature", "sht4x_humidity", "sht4x"));
        Assert.Equal(["25.08", "100653", "fresh"], Values(row, "bme280_temperature", "bme280_pressure", "bme280"));
        Assert.Equal(["25.00", "fresh"], Values(row, "analog_value", "analog"));
        Assert.Equal(["2", "warming", "15"], Values(row, "pulses", "particles", "pm2_5"));

        // The other sensors have had their five frames by then; the particle sensor needs its warm-up.
        int said = Assert.Single(
            run.Lines.Index(), line => line.Item.StartsWith("# healthy", System.StringComparison.Ordinal)).Index;
        Assert.InRange(said, 32, 39);
        row = run.Rows()[^1];
        Assert.Equal(
            ["0", "0", "0", "0", "0"], Values(row, "sht4x_bad", "bme280_bad", "analog_bad", "lost", "damaged"));
        Assert.InRange(int.Parse(row["sht4x_good"], null), 38, 40);
    }

    [Fact]
    public void NoSensor_IsSaidAndNothingConfirms()
    {
        AppRun run = Run(8);
        Dictionary<string, string> row = run.Rows()[^1];
        Assert.Equal(["", "failing"], Values(row, "sht4x_temperature", "sht4x"));

        // A line that no device drives reads as ones, which is no valid chip number.
        Assert.Equal(["", "wrong-kind"], Values(row, "bme280_temperature", "bme280"));
        Assert.Equal(["", "sensor-error"], Values(row, "analog_value", "analog"));
        Assert.Equal("missing", row["particles"]);
        Assert.DoesNotContain("# healthy", run.Output);
    }

    [Fact]
    public void Sensor_FailsAndComesBack_IsCountedAndGoesOn()
    {
        RegisterDevice climate = RegisterDevice.Sht4x();

        // Each reading has two transfers: command and answer.
        climate.Faults.Add(BusFault.Nack, 5, 6);
        climate.Faults.Add(BusFault.Stuck, 10, 10);
        climate.Faults.Add(BusFault.Partial, 13, 13);
        Connect(climate, RegisterDevice.Bme280(), 2048);
        List<Dictionary<string, string>> rows = Run(12).Rows();
        string[] said = [.. rows.Select(row => row["sht4x"])];
        Assert.Contains("no-answer", said);
        Assert.Equal("fresh", said[^1]);
        Assert.Equal("25.00", rows[^1]["sht4x_temperature"]);
        Assert.All(rows, row => Assert.Equal(row["sht4x"] == "fresh" ? "25.00" : "", row["sht4x_temperature"]));
        Assert.InRange(int.Parse(rows[^1]["sht4x_bad"], null), 3, 4);
    }

    [Fact]
    public void Sensor_GarblesItsAnswer_IsBadCrcThenFailing()
    {
        RegisterDevice climate = RegisterDevice.Sht4x();
        climate[0xFF] ^= 0x01;
        Connect(climate, RegisterDevice.Bme280(), 2048);
        List<Dictionary<string, string>> rows = Run(9).Rows();
        Assert.Equal("bad-crc", rows[2]["sht4x"]);
        Assert.Equal("failing", rows[^1]["sht4x"]);
        Assert.All(rows, row => Assert.Equal("", row["sht4x_temperature"]));
    }

    [Fact]
    public void Sensor_StaysBusyForEver_FailsEachSecond()
    {
        RegisterDevice weather = RegisterDevice.Bme280();
        weather[0xF3] = 8;
        Connect(RegisterDevice.Sht4x(), weather, 2048);
        Dictionary<string, string> row = Run(10).Rows()[^1];
        Assert.Equal("failing", row["bme280"]);
        Assert.InRange(int.Parse(row["bme280_bad"], null), 4, 9);
        Assert.Equal("fresh", row["sht4x"]);
    }

    [Theory]
    [InlineData(0, "sensor-error", "shorted")]
    [InlineData(4095, "sensor-error", "broken")]
    [InlineData(4000, "implausible", "past the curve's end")]
    [InlineData(3740, "fresh", "its last point")]
    public void Analog_AtItsEnds_IsSaid(int raw, string word, string reason)
    {
        Connect(RegisterDevice.Sht4x(), RegisterDevice.Bme280(), raw);
        Dictionary<string, string> row = Run(4).Rows()[^1];
        Assert.True(row["analog"] == word, reason + ": " + row["analog"]);
        Assert.Equal(word == "fresh" ? "-20.00" : "", row["analog_value"]);
    }

    // The drivers and the application's buses allocate nothing. The bytes are the sum of the library's calls, which the
    // next test meters one by one.
    [Theory]
    [InlineData("Climate", "good 102 2500 5000", 252 + 252)]
    [InlineData("WeatherOnI2c", "good 102 2508 5011 100653", (2 * 252) + (2 * 300))]
    [InlineData("WeatherOnSpi", "good 102 2508 5011 100653", (2 * 144) + (2 * 192))]
    [InlineData("Analog", "good 102 2500", 0)]
    public void Reading_OverTheBoardsOwnBus_AllocatesWhatTheLibraryDoes(string sensor, string expected, int bytes)
    {
        Connect(RegisterDevice.Sht4x(), RegisterDevice.Bme280(), 2048);
        _board.Buses.ConnectI2c(1, 0x76, RegisterDevice.Bme280());
        AppRun run = new("SensorBoardPrograms", _board, 10);
        RunResult result = run.Call("SensorApp.BusReadings", sensor);
        Assert.True(result.Outcome == Outcome.Completed, result.Report?.ToString());
        _output.WriteLine(
            $"{sensor}: {run.Used.Instructions / 100} instructions, {run.Used.AllocatedBytes / 100} bytes in "
                + $"{run.Used.Allocations / 100} objects a reading; {run.Output}");
        Assert.Contains(expected, run.Output);
        Assert.Equal(bytes, run.Used.AllocatedBytes / 100);
    }

    [Theory]
    [InlineData("Slice", 48)]
    [InlineData("I2cWrite", 252)]
    [InlineData("I2cWriteByte", 204)]
    [InlineData("I2cRead", 252)]
    [InlineData("I2cWriteRead", 300)]
    [InlineData("SpiWrite", 144)]
    [InlineData("SpiFullDuplex", 192)]
    public void Call_OfTheLibraryAlone_Allocates(string call, int bytes)
    {
        Connect(RegisterDevice.Sht4x(), RegisterDevice.Bme280(), 2048);
        AppRun run = new("SensorBoardPrograms", _board, 10);
        RunResult result = run.Call("SensorApp.BusCosts", call);
        Assert.True(result.Outcome == Outcome.Completed, result.Report?.ToString());
        _output.WriteLine(
            $"{call}: {run.Used.Instructions / 100} instructions, {run.Used.AllocatedBytes / 100} bytes in "
                + $"{run.Used.Allocations / 100} objects a call");
        Assert.Contains("done 102", run.Output);
        Assert.Equal(bytes, run.Used.AllocatedBytes / 100);
    }

    private static string[] Values(Dictionary<string, string> row, params string[] names)
    {
        return [.. names.Select(name => row[name])];
    }

    private void Connect(RegisterDevice climate, RegisterDevice weather, int raw)
    {
        _board.Buses.ConnectI2c(1, 0x44, climate);
        _board.Buses.ConnectSpi(1, SelectPin, weather);
        _board.Adc.Add(0, 0, raw);
    }

    private void SendParticles(int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            _board.SerialPorts["COM3"]
                .ScheduleBytes(500_000 + (second * 1_000_000L), BytePeriod, Pms5003Vectors.Frame(0, 0, 0, 3, 15, 90));
        }
    }

    private AppRun Run(int seconds)
    {
        AppRun run = new("SensorBoard", _board, seconds);
        Assert.Equal(Outcome.TimeLimit, run.Run());
        return run;
    }
}
