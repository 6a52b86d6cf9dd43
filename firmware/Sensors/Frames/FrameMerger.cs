using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>A consumer of several producers: each producer has its own ring, and the merger reads the rings in turn, so
/// that no producer waits for another.</summary>
[SingleThread]
public sealed class FrameMerger
{
    private readonly FrameReceiver[] _receivers;
    private int _next;

    /// <summary>Merges the frames of these receivers. Only this object may use the receivers afterwards.</summary>
    /// <exception cref="ArgumentNullException">The array or one of its elements is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array is empty.</exception>
    public FrameMerger(FrameReceiver[] receivers)
    {
        if (receivers is null)
        {
            throw new ArgumentNullException(nameof(receivers));
        }

        if (receivers.Length == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(receivers));
        }

        _receivers = new FrameReceiver[receivers.Length];
        for (int i = 0; i < receivers.Length; i++)
        {
            _receivers[i] = receivers[i] ?? throw new ArgumentNullException(nameof(receivers));
        }
    }

    /// <summary>The sum of missing frames of all receivers. Stops at its largest value.</summary>
    public int Missing
    {
        get
        {
            int missing = 0;
            for (int i = 0; i < _receivers.Length; i++)
            {
                _ = Int32Math.SaturatingAdd(missing, _receivers[i].Missing, out missing);
            }

            return missing;
        }
    }

    /// <summary>Takes a frame of the next ring with a frame.</summary>
    /// <param name="frame">The frame to fill.</param>
    /// <param name="from">The index of the receiver that answered; -1 when all are empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    public FrameStatus TryReceive(SensorFrame frame, out int from)
    {
        from = -1;
        for (int i = 0; i < _receivers.Length; i++)
        {
            int asked = _next;
            _next = _next + 1 == _receivers.Length ? 0 : _next + 1;
            FrameStatus status = _receivers[asked].TryReceive(frame);
            if (status != FrameStatus.Empty)
            {
                from = asked;
                return status;
            }
        }

        return FrameStatus.Empty;
    }
}
