using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Sensors.Tests;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>The sample application on the virtual board, with scripted sensors.</summary>
public class SensorAppTests
{
    private const int PulsePin = 4;
    private const int LedPin = 2;

    // Microseconds between two bytes at 9600 baud.
    private const int BytePeriod = 1042;

    private readonly VirtualBoard _board = new();

    [Fact]
    public void Pulses_FivePerSecond_AreCountedAndRated()
    {
        _board.Pins.SchedulePulses(PulsePin, start: 100_000, period: 200_000, width: 50_000, count: 40);
        List<string[]> lines = Run(6);

        Assert.InRange(lines.Count, 5, 6);
        Assert.Equal("missing", lines[^1][10]);
        // The event thread takes the time of an edge when it delivers the edge, up to a quantum of 20 ms late.
        Assert.All(
            lines.Skip(1),
            line =>
                Assert.True(
                    line[1] == "5" && int.Parse(line[3], CultureInfo.InvariantCulture) is >= 295 and <= 305,
                    string.Join(',', line)));
        Assert.Equal(lines.Count, _board.Pins[LedPin].Writes);
    }

    // Ten tips of 100 ms each, 2 s apart.
    [Theory]
    [InlineData(0, 0, 0, "a clean contact")]
    [InlineData(3, 3, 0, "bounces for 3 ms both ways")]
    [InlineData(5, 5, 50, "bounces for 5 ms both ways, spikes of 0.05 ms")]
    [InlineData(15, 15, 50, "bounces for 15 ms both ways, spikes of 0.05 ms")]
    [InlineData(15, 0, 1000, "bounces for 15 ms as it closes, spikes of 1 ms")]
    public void Pulses_OfTenTips_AreTen(int closingBounce, int openingBounce, int spike, string reason)
    {
        foreach ((long from, long to) in Contact.Closings(10, closingBounce, openingBounce, spike))
        {
            _board.Pins.SchedulePulses(PulsePin, from, period: to - from + 1, width: to - from, count: 1);
        }

        Assert.True(Run(22)[^1][2] == "10", reason);
    }

    [Fact]
    public void Particles_FramesThenSilence_AreWarmingThenFreshThenStaleAndConfirmOnce()
    {
        Send(40, second => Pms5003Vectors.Frame(0, 0, 0, 3, (ushort)(10 + second), 90));
        List<string[]> lines = Run(48, out string output);
        Assert.Equal(["3", "15", "90", "", "", "", "warming"], lines[5][4..11]);
        Assert.Equal(["3", "45", "90", "43", "45", "fresh"], [.. lines[35][4..8], .. lines[35][9..11]]);

        // 30 seconds after the first frame, plus or minus a turn of the sampler.
        Assert.InRange(int.Parse(lines[35][8], CultureInfo.InvariantCulture), 40, 41);
        Assert.Equal("stale", lines[^1][10]);
        Assert.Equal(["0", "0", "0", "40", "0", "0"], lines[^1][11..17]);
        Assert.Equal(2, output.Split("# healthy").Length);
    }

    [Fact]
    public void Particles_GarbageBetweenFrames_AreStillFoundAndTheGarbageIsCounted()
    {
        byte[] stream =
        [
            0x42, 0x4D, 0xFF, .. Pms5003Vectors.Frame(0, 0, 0, 1, 2, 3), 0x42, 0x42, 0x4D, 0x00, 0x1C, 0x00,
            .. Pms5003Vectors.Frame(0, 0, 0, 4, 5, 6),
        ];
        _board.SerialPorts["COM3"].ScheduleBytes(300_000, BytePeriod, stream);
        string[] last = Run(3)[^1];
        Assert.Equal(["4", "5", "6", "", "", "", "warming", "0", "2", "9", "2"], last[4..15]);
    }

    [Fact]
    public void Particles_EveryFrameBad_AreFailingAndCounted()
    {
        Send(20, _ => Break(Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)));
        List<string[]> lines = Run(20, out string output);
        Assert.Equal("missing", lines[2][10]);
        Assert.Equal("failing", lines[^1][10]);
        Assert.Equal(lines.Count, int.Parse(lines[^1][12], CultureInfo.InvariantCulture));
        Assert.Equal(32 * lines.Count, int.Parse(lines[^1][13], CultureInfo.InvariantCulture));
        Assert.DoesNotContain("# healthy", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Particles_GoodThenEveryFrameBad_AreFailing()
    {
        Send(
            12,
            second => second < 6
                ? Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)
                : Break(Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)));
        Assert.Equal(["failing", "0", "6"], Run(12)[^1][10..13]);
    }

    [Fact]
    public void Particles_EverySecondFrameBad_NeverConfirm()
    {
        Send(
            50,
            second => second % 2 == 1
                ? Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)
                : Break(Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)));
        _ = Run(50, out string output);
        Assert.DoesNotContain("# healthy", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zeros", "implausible", "zeros after the warm-up: the fan or the laser stands still")]
    [InlineData("error", "sensor-error", "the error byte")]
    [InlineData("pms5003t", "wrong-kind", "21.2 degrees where the PMS5003 has a count")]
    public void Particles_WellFormedAndWorthless_SaySoAndNeverConfirm(string sent, string word, string reason)
    {
        byte[] frame = sent switch
        {
            "zeros" => Pms5003Vectors.Frame(0),
            "error" => Pms5003Vectors.Frame(1, 2, 3, 1, 2, 3, 100, 50, 20, 5, 2, 1, 0x9704),
            _ => Pms5003Vectors.Frame(1, 2, 3, 1, 2, 3, 100, 50, 20, 5, 212, 455, 0x9700),
        };
        Send(40, _ => frame);
        List<string[]> lines = Run(40, out string output);
        Assert.True(lines[^1][10] == word, reason + ": " + lines[^1][10]);
        Assert.Equal(["", "", "", "", "", ""], lines[^1][4..10]);
        Assert.DoesNotContain("# healthy", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Particles_BabbleWithoutBeginnings_IsFailing()
    {
        _board.SerialPorts["COM3"].ScheduleBytes(100_000, BytePeriod, [.. Enumerable.Repeat((byte)0xA5, 9000)]);
        Assert.Equal(["failing", "0", "0"], Run(8)[^1][10..13]);
    }

    [Fact]
    public void Particles_NoiseWithoutEnd_DoesNotStopTheReports()
    {
        byte[] noise = [.. Enumerable.Range(0, 9000)
            .Select(i => (byte)(i % 3 == 0 ? 0x42 : i % 3 == 1 ? 0x4D : i & 0xFF))];
        _board.SerialPorts["COM3"].ScheduleBytes(100_000, BytePeriod, noise);
        List<string[]> lines = Run(8);
        Assert.InRange(lines.Count, 7, 8);
        Assert.All(lines.Skip(2), line => Assert.Equal("failing", line[10]));
    }

    // The application reports bad frames once a second.
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Particles_BadFramesInARow_AreFailingFromTheFifthOn(int count, bool isFailing)
    {
        const int Good = 3;
        Send(
            Good + count,
            second => second < Good
                ? Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)
                : Break(Pms5003Vectors.Frame(0, 0, 0, 3, 10, 20)));
        Assert.Equal(isFailing, Run(Good + count + 1)[^1][10] == "failing");
    }

    [Fact]
    public void Report_TakesLongerThanItsSecond_TheNextOneComesAndTheyGoOnOnceASecond()
    {
        const int Hold = 3;
        List<long> times = [];
        List<string[]> lines = Run(10, out _, line =>
        {
            times.Add(_board.Clock.Now / 1000);
            if (line == Hold)
            {
                _board.Clock.AdvanceTo(_board.Clock.Now + 2_500_000);
            }
        });

        // The line due during the pause is late, and the line that became due meanwhile follows at once.
        long[] gaps = [.. times.Zip(times.Skip(1), (first, second) => second - first)];
        Assert.Equal(["1", "2", "3", "5", "5", "6", "7", "8", "9"], lines.Select(line => line[0]));
        Assert.All(gaps, gap => Assert.InRange(gap, 0, 2600));
        Assert.All(gaps.Skip(Hold + 1), gap => Assert.InRange(gap, 990, 1010));
    }

    private static byte[] Break(byte[] frame)
    {
        frame[31] ^= 1;
        return frame;
    }

    private void Send(int seconds, Func<int, byte[]> frame)
    {
        for (int second = 0; second < seconds; second++)
        {
            _board.SerialPorts["COM3"].ScheduleBytes(500_000 + (second * 1_000_000), BytePeriod, frame(second));
        }
    }

    private List<string[]> Run(int seconds)
    {
        return Run(seconds, out _);
    }

    // told: called for each line of the report, from 1 on, while the application prints the line.
    private List<string[]> Run(int seconds, out string output, Action<int>? told = null)
    {
        StringBuilder printed = new();
        int line = 0;
        void Print(string text)
        {
            printed.Append(text);
            if (text.Contains(',', StringComparison.Ordinal) && line++ > 0)
            {
                told?.Invoke(line - 1);
            }
        }

        Machine machine = new(new MachineOptions
        {
            Board = _board,
            Output = Print,
            Limits = new Limits { Milliseconds = (seconds * 1000) + 500 },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "SensorApp.pe"));
        RunResult result = machine.Run();
        Assert.True(result.Outcome == Outcome.TimeLimit, result.Outcome + ": " + result.Report);

        output = printed.ToString();
        string[] lines = [.. output.Split("\r\n").Where(line => line.Length > 0 && line[0] != '#')];
        Assert.StartsWith("second,pulses,", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(','))];
    }
}
