using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The latest values of the particle sensor and their quality.</summary>
internal sealed class ParticleReadings
{
    // The PMS5003 sends a frame each 0.2 to 2.3 seconds.
    private const uint SilenceMilliseconds = 5000;
    private const int FailureLimit = 5;

    // Mean, minimum and maximum look back on the newest frames.
    private const int Window = 60;

    private readonly SensorVote _vote;
    private readonly Pms5003Judge _judge = new(BoardConstants.ParticleKind, BoardConstants.ParticleWarmUpMilliseconds);
    private readonly SensorHealth _health = new(SilenceMilliseconds, FailureLimit);
    private SampleQuality _quality;
    private uint _loose;
    private uint _frames;
    private uint _badFrames;
    private uint _badBytes;

    internal ParticleReadings(SensorVote vote)
    {
        _vote = vote;
    }

    /// <summary>The latest frame.</summary>
    internal Pms5003Reading Latest { get; } = new();

    /// <summary>PM2.5 over the newest good frames.</summary>
    internal MovingStatistic Pm25 { get; } = new(Window);

    /// <summary>The number of well-formed frames since power-on. Stops at its largest value, like the other
    /// counts.</summary>
    internal uint Frames => _frames;

    /// <summary>The number of supposed frames that were invalid.</summary>
    internal uint BadFrames => _badFrames;

    /// <summary>The number of bytes outside valid frames.</summary>
    internal uint BadBytes => _badBytes;

    /// <summary>Whether the latest frame's values are worth showing.</summary>
    internal bool IsShown => _quality == SampleQuality.Good || _quality == SampleQuality.WarmingUp;

    /// <summary>Health and quality in a word.</summary>
    internal string Describe(uint now)
    {
        HealthStatus health = _health.Check(now);
        return health switch
        {
            HealthStatus.Missing when _quality == SampleQuality.NotJudged => "missing",
            HealthStatus.Stale => "stale",
            HealthStatus.Failing when _quality == SampleQuality.NotJudged => "failing",
            _ => QualityName.Of(_quality),
        };
    }

    /// <summary>Takes a received frame; false for an invalid frame.</summary>
    internal bool Decode(ByteReader payload, uint timestamp)
    {
        if (Latest.Decode(payload) != Pms5003Status.Ok)
        {
            return false;
        }

        _ = UInt32Math.SaturatingAdd(_frames, 1, out _frames);
        _quality = _judge.Judge(Latest, timestamp);
        _loose = 0;
        if (!IsShown)
        {
            Fail();
            return true;
        }

        _health.OnGood(timestamp);
        if (_quality == SampleQuality.Good)
        {
            Pm25.Add(Latest.Pm25);
            _vote.OnFrame(isGood: true);
        }

        return true;
    }

    /// <summary>Takes the count of bytes outside frames; false for an invalid count.</summary>
    internal bool DecodeFaults(ByteReader payload)
    {
        if (!payload.TryReadUInt32(out uint frames) || !payload.TryReadUInt32(out uint bytes) || payload.Remaining != 0)
        {
            return false;
        }

        _ = UInt32Math.SaturatingAdd(_badFrames, frames, out _badFrames);
        _ = UInt32Math.SaturatingAdd(_badBytes, bytes, out _badBytes);

        // Bytes without any frame, as with another baud rate: the number of bytes of one frame counts as one frame.
        _ = UInt32Math.SaturatingAdd(_loose, bytes, out _loose);
        if (frames > 0 || _loose >= Pms5003Frame.Size)
        {
            _loose = 0;
            _quality = SampleQuality.NotJudged;
            Fail();
        }

        return true;
    }

    private void Fail()
    {
        _health.OnFailure();
        _vote.OnFrame(isGood: false);
    }
}
