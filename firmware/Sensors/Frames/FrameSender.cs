using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Puts frames into a ring, numbered. For the producer's thread.</summary>
[SingleThread]
public sealed class FrameSender
{
    private readonly RingProducer _producer;
    private readonly byte[] _bytes;
    private ushort _sequence;

    /// <summary>Sends through a producer, which then is this sender's alone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="producer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The producer belongs to another sender: two senders would mix up
    /// their frame numbers.</exception>
    public FrameSender(RingProducer producer)
    {
        if (producer is null)
        {
            throw new ArgumentNullException(nameof(producer));
        }

        if (!producer.TryBind())
        {
            throw new InvalidOperationException();
        }

        _producer = producer;
        _bytes = producer.Bytes;
    }

    /// <summary>Sends <paramref name="count"/> bytes of <paramref name="payload"/> from index <paramref name="at"/> as
    /// one frame.</summary>
    /// <returns>Ok; Full, with the frame's number used up, so that the receiver sees the gap; NeverFits, LeaseOpen,
    /// BadLength or WrongThread.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="payload"/> is null.</exception>
    public RingStatus Send(byte source, uint timestamp, byte[] payload, int at, int count)
    {
        if (!FrameWriter.IsPayload(payload, at, count))
        {
            return count > FrameLayout.MaximumPayload ? RingStatus.NeverFits : RingStatus.BadLength;
        }

        int size = count + FrameLayout.Overhead;
        RingStatus status = _producer.TryRent(size, out ProducerLease lease);
        if (status == RingStatus.Ok)
        {
            FrameWriter.Write(_bytes, _producer.Start, _sequence, timestamp, source, payload, at, count);
            status = _producer.CommitWhole(lease);
        }

        if (status == RingStatus.Ok || status == RingStatus.Full)
        {
            _sequence = unchecked((ushort)(_sequence + 1));
        }

        return status;
    }

    /// <summary>Gives this sender to the calling thread if the thread that used it has ended
    /// (<see cref="RingEnd.Reclaim"/>). A frame that the old thread did not finish uses up its number, so that the
    /// receiver detects the gap.</summary>
    /// <returns>Ok, or WrongThread: the other thread still runs.</returns>
    public RingStatus Reclaim()
    {
        int lost = _producer.Lost;
        RingStatus status = _producer.Reclaim();
        if (_producer.Lost != lost)
        {
            _sequence = unchecked((ushort)(_sequence + 1));
        }

        return status;
    }
}
