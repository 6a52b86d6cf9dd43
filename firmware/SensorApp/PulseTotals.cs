using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Adds up the pulses of frames.</summary>
internal sealed class PulseTotals
{
    private uint _recent;
    private uint _elapsed;
    private uint _total;

    /// <summary>Pulses since the last <see cref="Restart"/>.</summary>
    internal uint Recent => _recent;

    /// <summary>The number of all pulses.</summary>
    internal uint Total => _total;

    /// <summary>Pulses a minute since the last <see cref="Restart"/>.</summary>
    internal ArithmeticStatus TryGetRate(out int rate)
    {
        _ = Narrow.SaturatingToInt32(_recent, out int pulses);
        return PulseRate.TryPerMinute(pulses, _elapsed, out rate);
    }

    /// <summary>Adds the pulses of a frame; false for an invalid frame.</summary>
    internal bool Decode(ByteReader payload)
    {
        if (!payload.TryReadUInt32(out uint count)
            || !payload.TryReadUInt32(out uint elapsed)
            || payload.Remaining != 0)
        {
            return false;
        }

        _ = UInt32Math.SaturatingAdd(_recent, count, out _recent);
        _ = UInt32Math.SaturatingAdd(_elapsed, elapsed, out _elapsed);
        _ = UInt32Math.SaturatingAdd(_total, count, out _total);
        return true;
    }

    /// <summary>Restarts the count of recent pulses.</summary>
    internal void Restart()
    {
        _recent = 0;
        _elapsed = 0;
    }
}
