#if SHT4X || BME280 || ANALOG
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>The latest values of a polled sensor and their quality.</summary>
internal sealed class PolledReadings
{
    // The sensor is polled once a second.
    private const uint SilenceMilliseconds = 5000;
    private const int FailureLimit = 5;

    private readonly SensorHealth _health = new(SilenceMilliseconds, FailureLimit);
    private readonly SensorVote _vote;
    private readonly PolledColumn[] _columns;
    private readonly int[] _values;
    private DeviceStatus _status;
    private SampleQuality _quality;
    private uint _good;
    private uint _bad;

    internal PolledReadings(byte source, string name, PolledColumn[] columns, SensorVote vote)
    {
        Source = source;
        Name = name;
        _columns = columns;
        _values = new int[columns.Length];
        _vote = vote;
    }

    /// <summary>The source number of the sensor's frames.</summary>
    internal byte Source { get; }

    /// <summary>The sensor's name, which precedes the names of its columns.</summary>
    internal string Name { get; }

    /// <summary>The number of good readings since power-on. Stops at its largest value.</summary>
    internal uint Good => _good;

    /// <summary>The number of bad readings since power-on. Stops at its largest value.</summary>
    internal uint Bad => _bad;

    /// <summary>Takes a frame of an PolledInput; false for an invalid frame.</summary>
    internal bool Decode(ByteReader payload, uint timestamp)
    {
        if (payload.Remaining != 2 + (4 * _values.Length)
            || !payload.TryReadByte(out byte status)
            || !payload.TryReadByte(out byte quality))
        {
            return false;
        }

        for (int i = 0; i < _values.Length && payload.TryReadUInt32(out uint value); i++)
        {
            _values[i] = unchecked((int)value);
        }

        _status = (DeviceStatus)status;
        _quality = _status == DeviceStatus.WrongDevice ? SampleQuality.WrongKind : (SampleQuality)quality;
        Note(_status == DeviceStatus.Ok && _quality == SampleQuality.Good, timestamp);
        return true;
    }

    /// <summary>Adds the sensor's columns.</summary>
    internal void AddTo(ReportLine line, uint now)
    {
        bool isShown = _status == DeviceStatus.Ok && _quality == SampleQuality.Good;
        for (int i = 0; i < _values.Length; i++)
        {
            line.Add(
                Name + "_" + _columns[i].Name,
                isShown ? FixedPoint.Format(_values[i], _columns[i].Decimals) : null);
        }

        line.AddWord(Name, Describe(now));
        line.Add(Name + "_good", _good.ToString());
        line.Add(Name + "_bad", _bad.ToString());
    }

    private void Note(bool isGood, uint timestamp)
    {
        if (isGood)
        {
            _ = UInt32Math.SaturatingAdd(_good, 1, out _good);
            _health.OnGood(timestamp);
        }
        else
        {
            _ = UInt32Math.SaturatingAdd(_bad, 1, out _bad);
            _health.OnFailure();
        }

        _vote.OnFrame(isGood);
    }

    private string Describe(uint now)
    {
        HealthStatus health = _health.Check(now);
        if (_quality == SampleQuality.NotJudged && health == HealthStatus.Failing)
        {
            return "failing";
        }

        return _status switch
        {
            DeviceStatus.NoAnswer => "no-answer",
            DeviceStatus.BadCrc => "bad-crc",
            _ => health == HealthStatus.Stale && _quality == SampleQuality.Good ? "stale" : QualityName.Of(_quality),
        };
    }
}
#endif
