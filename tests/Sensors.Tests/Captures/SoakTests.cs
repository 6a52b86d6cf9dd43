using System;
using System.Linq;
using Xunit;

namespace SecureBoot.Sensors.Tests.Captures;

/// <summary>A recorded sensor for 50.9 days of its clock, which wraps after 49.7 days. The sensor sends, hangs, sends
/// garbage and answers commands. The test covers the whole way from the line to the value, with exact counts.</summary>
public class SoakTests
{
    // 4.4 s per frame: a million frames take 50.9 days.
    private const uint Step = 4400;
    private const int Cycle = 100;
    private const byte Source = 1;

    private static readonly byte[][] s_frames = Capture.Frames("pms5003.txt");
    private static readonly byte[] s_answer = [0x42, 0x4D, 0x00, 0x04, 0xE1, 0x00, 0x01, 0x74];

    private readonly ITestOutputHelper _output;
    private readonly Pms5003Receiver _line = new();
    private readonly FrameSender _sender;
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();
    private readonly Pms5003Reading _reading = new();
    private readonly Pms5003Judge _judge = new(Pms5003Kind.Pms5003, 30_000);
    private readonly SensorHealth _health = new(silenceMilliseconds: 5000, failureLimit: 5);
    private readonly MovingStatistic _statistic = new(60);
    private readonly StallWatch _watch;
    private readonly byte[] _raw = new byte[32];
    private readonly int[] _qualities = new int[8];
    private uint _now;
    private int _turns;
    private int _good;
    private int _stale;

    public SoakTests(ITestOutputHelper output)
    {
        _output = output;
        FrameRing ring = new(4, Pms5003Frame.Size + FrameLayout.Overhead);
        _sender = new FrameSender(ring.ClaimProducer());
        _receiver = new FrameReceiver(ring.ClaimConsumer());
        _watch = new StallWatch(5000, 0);
    }

    [Fact]
    public void TwentyThousandFrames_AcrossTheClocksWrap_AreCountedRight()
    {
        // The wrap is in the middle of the run.
        Soak(20_000, unchecked(0u - (10_000 * Step)));
    }

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void MillionFrames_InFiftyDays_AreCountedRight()
    {
        Soak(1_000_000, 0);
    }

    private void Soak(int frames, uint start)
    {
        _now = start;
        byte[] babble = new byte[64];
        Array.Fill(babble, (byte)0xA5);
        int answers = 0;
        long before = 0;
        int cycles = frames / Cycle;
        for (int i = 0; i < frames; i++)
        {
            if (i == Cycle)
            {
                before = GC.GetAllocatedBytesForCurrentThread();
            }

            // In each cycle the sensor hangs for 20 s, sends garbage once, and answers a command once.
            int place = i % Cycle;
            _now = unchecked(_now + (place == 50 ? 20_000 : Step));
            if (place == 50 && _health.Check(_now) == HealthStatus.Stale)
            {
                _stale++;
            }

            if (place == 20)
            {
                Feed(babble);
            }

            if (place == 30)
            {
                Feed(s_answer);
                answers++;
            }

            Feed(s_frames[i % s_frames.Length]);
            Take();
        }

        // The test's own counters exist before the measurement.
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _output.WriteLine(
            $"{frames} frames in {((double)frames + (cycles * 15_600.0 / Step)) * Step / 86_400_000:F1} days: good "
                + $"{_good}, warming {_qualities[(int)SampleQuality.WarmingUp]}, rejected {_line.Rejected} and "
                + $"{_line.RejectedBytes} bytes, missing {_receiver.Missing}, stale {_stale}, allocated {allocated} "
                + "bytes");
        Assert.Equal(frames, _qualities.Sum());
        Assert.Equal(frames, _good + _qualities[(int)SampleQuality.WarmingUp]);

        // After power-on and after each hang, seven frames come within 30 s of the first frame.
        Assert.Equal((cycles + 1) * 7, _qualities[(int)SampleQuality.WarmingUp]);
        Assert.Equal(cycles, _stale);
        Assert.Equal(answers, _line.Rejected);
        Assert.Equal((cycles * babble.Length) + (answers * s_answer.Length), _line.RejectedBytes);
        Assert.Equal(0, _receiver.Missing);
        Assert.Equal(HealthStatus.Fresh, _health.Check(_now));
        Assert.True(_statistic.TryGet(out int mean, out int minimum, out int maximum));
        Assert.Equal((6, 5, 8), (mean, minimum, maximum));
        Assert.InRange(allocated, 0, 1000);
    }

    private void Feed(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            if (_line.Feed(value) == Pms5003Status.Ok && _line.TryCopy(_raw, 0))
            {
                Assert.True(_sender.Send(Source, _now, _raw, 0, _raw.Length) == RingStatus.Ok);
            }
        }
    }

    private void Take()
    {
        Assert.True(_receiver.TryReceive(_frame) == FrameStatus.Ok && _frame.Timestamp == _now);
        Assert.True(_reading.Decode(_frame.Payload) == Pms5003Status.Ok);
        SampleQuality quality = _judge.Judge(_reading, _frame.Timestamp);
        _qualities[(int)quality]++;
        _health.OnGood(_now);
        if (quality == SampleQuality.Good)
        {
            _good++;
            _statistic.Add(_reading.Pm25);
        }

        _turns = unchecked(_turns + 1);
        Assert.False(_watch.IsStalled(_turns, _now));
    }
}
