using System;
using System.Linq;
using System.Text.Json;
using SecureBoot.Board;
using SecureBoot.Emulator.Results;
using SecureBoot.Sensors.Tests;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>The sample application with settings of nf.config: JSON, sleep between lines, and the watchdog.</summary>
public class SensorAppModesTests
{
    private const int PulsePin = 4;
    private const int BytePeriod = 1042;

    private readonly VirtualBoard _board = new();

    [Fact]
    public void Json_EachLineIsAnObjectWithTheNamesOfTheCsv()
    {
        _board.Pins.SchedulePulses(PulsePin, start: 100_000, period: 200_000, width: 50_000, count: 40);
        _board.SerialPorts["COM3"].ScheduleBytes(2_300_000, BytePeriod, Pms5003Vectors.Frame(0, 0, 0, 3, 15, 90));
        string[] names = Run(new VirtualBoard(), isJson: false, sleepSeconds: 0, 2).Lines[0].Split(',');
        JsonElement[] lines = [.. Run(_board, isJson: true, sleepSeconds: 0, 4).Lines
            .Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.InRange(lines.Length, 4, 5);
        Assert.All(lines, line => Assert.Equal(names, line.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("pm2_5").ValueKind);
        Assert.Equal("missing", lines[0].GetProperty("particles").GetString());
        Assert.Equal(15, lines[^1].GetProperty("pm2_5").GetInt32());
        Assert.Equal("warming", lines[^1].GetProperty("particles").GetString());
        Assert.Equal(5, lines[^1].GetProperty("pulses").GetInt32());
        Assert.InRange(lines[0].GetProperty("free").GetInt32(), 10_000, 98_304);
    }

    [Fact]
    public void Json_EverySensor_HasNumbersWithPoints()
    {
        _board.Buses.ConnectI2c(1, 0x44, Board.Buses.RegisterDevice.Sht4x());
        AppRun run = new("SensorBoard", _board, 3);
        Assert.Equal(Outcome.TimeLimit, run.Call("SensorApp.Program", "Start", true, 0).Outcome);
        JsonElement last = JsonDocument.Parse(run.Lines[^1]).RootElement;
        Assert.Equal(25.00m, last.GetProperty("sht4x_temperature").GetDecimal());
        Assert.Equal("fresh", last.GetProperty("sht4x").GetString());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("analog_value").ValueKind);
    }

    // After each line no thread runs for a number of seconds. The supervisor does not count this sleep as a stall of
    // the sampler.
    [Fact]
    public void Sleep_LongerThanTheStallLimit_LinesComeInBetweenAndNothingIsRestarted()
    {
        const int Sleep = 10;
        AppRun run = Run(_board, isJson: false, Sleep, 60);
        int[] seconds = [.. run.Rows().Select(row => int.Parse(row["second"], null))];
        Assert.InRange(seconds.Length, 5, 6);
        Assert.All(
            seconds.Zip(seconds.Skip(1), (first, second) => second - first),
            gap => Assert.InRange(gap, Sleep, Sleep + 1));
        Assert.DoesNotContain("# sampler", run.Output);
        Assert.Equal("0", run.Rows()[^1]["restarts"]);
    }

    [Fact]
    public void NoSleep_ALineASecond()
    {
        Assert.InRange(Run(_board, isJson: false, sleepSeconds: 0, 10).Rows().Count, 9, 10);
    }

    // One good frame and a stall, then three frames of the successor and a stall: the application never gets five good
    // frames in a row.
    [Theory]
    [InlineData("StallTwice")]
    [InlineData("DieTwice")]
    public void Watchdog_SamplerThatFailsTwice_IsRestartedOnceThenTheBoardResetsUnconfirmed(string kind)
    {
        AppRun run = new("SensorBoardPrograms", _board, 60);
        RunResult result = run.Call("SensorApp.StallingApp", kind);
        Assert.True(result.Outcome == Outcome.Rebooted, result.Report + run.Output);
        Assert.Equal(
            ["# sampler stalled: started again", "# sampler stalled again: reset"],
            run.Lines.Where(line => line[0] == '#'));

        // The report comes within the limit plus one line: 5 s after the last turn.
        int[] restarts = [.. run.Lines.Where(line => line[0] != '#')
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("restarts").GetInt32())];
        Assert.InRange(Array.IndexOf(restarts, 1), 6, 8);
        Assert.Equal(1, restarts[^1]);
    }

    [Fact]
    public void Watchdog_SamplerThatFailsOnce_GoesOnAndConfirms()
    {
        AppRun run = new("SensorBoardPrograms", _board, 30);
        RunResult result = run.Call("SensorApp.StallingApp", "StallOnce");
        Assert.True(result.Outcome == Outcome.TimeLimit, result.Report + run.Output);
        string[] said = [.. run.Lines.Where(line => line[0] == '#')];
        Assert.Equal("# sampler stalled: started again", said[0]);
        Assert.StartsWith("# healthy", Assert.Single(said[1..]));
        Assert.Equal("fresh", JsonDocument.Parse(run.Lines[^1]).RootElement.GetProperty("sht4x").GetString());
    }

    private static AppRun Run(VirtualBoard board, bool isJson, int sleepSeconds, int seconds)
    {
        AppRun run = new("SensorApp", board, seconds);
        Assert.Equal(Outcome.TimeLimit, run.Call("SensorApp.Program", "Start", isJson, sleepSeconds).Outcome);
        return run;
    }
}
