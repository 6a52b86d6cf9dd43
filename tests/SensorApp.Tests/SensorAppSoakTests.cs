using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Sensors.Tests.Captures;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Long runs of the sample application: across the wrap of its clock, and with a year's number of frames from
/// a sensor that hangs, sends garbage and answers commands.</summary>
public class SensorAppSoakTests
{
    private const long Second = 1_000_000;
    private const long Day = 86_400 * Second;
    private const long Wrap = 4_294_967_296_000;
    private const int BytePeriod = 1042;

    private static readonly byte[][] s_frames = Capture.Frames("pms5003.txt");
    private static readonly byte[] s_answer = [0x42, 0x4D, 0x00, 0x04, 0xE1, 0x00, 0x01, 0x74];
    private static readonly byte[] s_babble = [.. Enumerable.Repeat((byte)0xA5, 64)];

    private readonly VirtualBoard _board = new();
    private readonly List<string[]> _lines = [];
    private string[] _last = [];
    private int _count;
    private readonly ITestOutputHelper _output;
    private long _sent;
    private long _cycles;
    private string _said = "";
    private long _free;

    public SensorAppSoakTests(ITestOutputHelper output)
    {
        _output = output;
    }

    // The run covers the wrap, from 20 s before to 20 s after.
    [Fact]
    public void ClockWraps_LinesGoOnAndNothingIsTakenForStalledOrSilent()
    {
        _board.Clock.AdvanceTo(Wrap - (20 * Second));
        Run(40, framesPerSecond: 1, sleepSeconds: 0);
        Assert.InRange(_lines.Count, 39, 40);
        Assert.Equal(Enumerable.Range(1, _lines.Count).Select(second => $"{second}"), _lines.Select(line => line[0]));
        Assert.All(_lines.Skip(2).Take(27), line => Assert.Equal("warming", line[10]));
        Assert.All(_lines.Skip(33), line => Assert.Equal("fresh", line[10]));
        Assert.Equal("# healthy", _said[..9]);
        Assert.Equal(("0", "0", "0"), (_lines[^1][11], _lines[^1][15], _lines[^1][16]));
    }

    [Fact]
    [Trait("Set", "slow")]
    public void TenMinutes_OfASensorThatHangsBabblesAndAnswers_AreCountedRight()
    {
        Run(600, framesPerSecond: 4, sleepSeconds: 0);
        AssertCounts(600);
    }

    // A frame each 0.2 s, the fastest rate of the PMS5003.
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void MillionFrames_OfASensorThatHangsBabblesAndAnswers_AreCountedRight()
    {
        const int Seconds = 251_000;
        Run(Seconds, framesPerSecond: 5, sleepSeconds: 0, keptLines: 0);
        Assert.True(_sent >= 1_000_000, $"{_sent} frames");
        AssertCounts(Seconds);
    }

    // A line each 61 s, with sleep in between.
    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void FiftyDays_AsleepBetweenLines_NothingIsLostAtTheWrap()
    {
        Run(4_397_760, framesPerSecond: 0, sleepSeconds: 60);
        long[] seconds = [.. _lines.Select(line => long.Parse(line[0], null))];
        Assert.InRange(seconds[^1], (long)(50.8 * Day / Second), (long)(50.91 * Day / Second));
        Assert.All(seconds.Zip(seconds.Skip(1), (first, second) => second - first), gap => Assert.InRange(gap, 60, 62));
        Assert.Equal("0", _lines[^1][16]);
        AssertMemory();
    }

    private void AssertCounts(int seconds)
    {
        string[] last = _last;
        _output.WriteLine(
            $"{_board.Clock.Now / (double)Day:F2} days, {_sent} frames, {_cycles} cycles: {string.Join(',', last)}");
        Assert.InRange(_count, seconds - 1, seconds + 1);
        Assert.Equal(("0", "0", "0"), (last[11], last[15], last[16]));
        Assert.InRange(_sent - long.Parse(last[14], null), 0, 10);
        Assert.InRange(_cycles - long.Parse(last[12], null), 0, 1);
        Assert.InRange(
            (_cycles * (s_babble.Length + s_answer.Length)) - long.Parse(last[13], null),
            0,
            s_babble.Length + s_answer.Length);
        AssertMemory();
    }

    private void AssertMemory()
    {
        long last = long.Parse(_last[17], null);
        _output.WriteLine($"free {_free} bytes in the second minute, {last} at the end");
        Assert.InRange(last, _free - 1000, _free + 1000);
    }

    // Each minute begins with 12 s of silence. Later the sensor sends garbage and an answer to a command.
    private void Feed(int line, int framesPerSecond)
    {
        int place = line % 60;
        if (framesPerSecond == 0 || (place < 12 && line >= 60))
        {
            return;
        }

        List<byte> bytes = [];
        if (place == 20)
        {
            bytes.AddRange(s_babble);
            bytes.AddRange(s_answer);
            _cycles++;
        }

        for (int i = 0; i < framesPerSecond; i++)
        {
            bytes.AddRange(s_frames[(int)(_sent++ % s_frames.Length)]);
        }

        _board.SerialPorts["COM3"].ScheduleBytes(_board.Clock.Now + 100_000, BytePeriod, [.. bytes]);
    }

    private void Run(int seconds, int framesPerSecond, int sleepSeconds, int keptLines = 100_000)
    {
        StringBuilder text = new();
        void Print(string part)
        {
            text.Append(part);
            if (!part.EndsWith('\n'))
            {
                return;
            }

            string line = text.ToString().Trim();
            text.Clear();
            if (line.Length == 0 || !char.IsAsciiDigit(line[0]))
            {
                _said += line.StartsWith("second", StringComparison.Ordinal) ? "" : line + "\n";
                return;
            }

            _last = line.Split(',');
            _count++;
            if (_count <= keptLines)
            {
                _lines.Add(_last);
            }

            if (_count == 62)
            {
                _free = long.Parse(_last[17], null);
            }

            Feed(_count, framesPerSecond);
        }

        Machine machine = new(new MachineOptions
        {
            Board = _board,
            Output = Print,
            PeakStep = 0,
            Limits = new Limits { Milliseconds = (seconds * 1000L) + 500 },
        });
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "SensorApp.pe"));
        RunResult result = machine.Call("SensorApp.Program", "Start", [false, sleepSeconds], out _);
        Assert.True(result.Outcome == Outcome.TimeLimit, result.Report?.ToString());
    }
}
