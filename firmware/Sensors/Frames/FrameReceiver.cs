using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Takes frames out of a ring and counts the gaps in their numbers. For the consumer's thread.</summary>
[SingleThread]
public sealed class FrameReceiver
{
    private const int NoneYet = -1;

    private readonly RingConsumer _consumer;
    private readonly byte[] _bytes;
    private int _next = NoneYet;
    private int _missing;

    /// <summary>Receives through a consumer, which then is this receiver's alone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="consumer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The consumer belongs to another receiver.</exception>
    public FrameReceiver(RingConsumer consumer)
    {
        if (consumer is null)
        {
            throw new ArgumentNullException(nameof(consumer));
        }

        if (!consumer.TryBind())
        {
            throw new InvalidOperationException();
        }

        _consumer = consumer;
        _bytes = consumer.Bytes;
    }

    /// <summary>The number of missing frames: sent or refused between the received frames. Stops at its largest
    /// value.</summary>
    public int Missing => _missing;

    /// <summary>Takes the oldest frame into <paramref name="frame"/>; the ring's slot is free again when this
    /// returns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    public FrameStatus TryReceive(SensorFrame frame)
    {
        if (frame is null)
        {
            throw new ArgumentNullException(nameof(frame));
        }

        RingStatus taken = _consumer.TryTake(out ConsumerLease lease, out int length);
        if (taken != RingStatus.Ok)
        {
            return Translate(taken);
        }

        FrameStatus status = frame.ParseSlot(_bytes, _consumer.Start, length);
        _ = _consumer.Release(lease);
        if (status == FrameStatus.Ok)
        {
            CountMissing(frame.Sequence);
        }

        return status;
    }

    /// <summary>Gives this receiver to the calling thread if the thread that used it has ended
    /// (<see cref="RingEnd.Reclaim"/>).</summary>
    /// <returns>Ok, or WrongThread: the other thread still runs.</returns>
    public RingStatus Reclaim()
    {
        return _consumer.Reclaim();
    }

    private static FrameStatus Translate(RingStatus status)
    {
        return status switch
        {
            RingStatus.Empty => FrameStatus.Empty,
            RingStatus.Overtaken => FrameStatus.Overtaken,
            RingStatus.WrongThread => FrameStatus.WrongThread,
            _ => FrameStatus.LeaseOpen,
        };
    }

    private void CountMissing(int sequence)
    {
        if (sequence != _next && _next != NoneYet)
        {
            int gap = (sequence - _next) & ushort.MaxValue;
            _ = Int32Math.SaturatingAdd(_missing, gap, out _missing);
        }

        _next = (sequence + 1) & ushort.MaxValue;
    }
}
