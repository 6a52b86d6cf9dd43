using System;

namespace SecureBoot.Sensors;

/// <summary>Puts frames into a ring, numbered. For the producer's thread.</summary>
public sealed class FrameSender
{
    private readonly RingProducer _producer;
    private readonly byte[] _bytes;
    private ushort _sequence;

    /// <summary>Sends through a producer, which then is this sender's alone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="producer"/> is null.</exception>
    public FrameSender(RingProducer producer)
    {
        if (producer is null)
        {
            throw new ArgumentNullException(nameof(producer));
        }

        _producer = producer;
        _bytes = producer.Bytes;
    }

    /// <summary>Sends <paramref name="count"/> bytes of <paramref name="payload"/> from index <paramref name="at"/> as one frame.</summary>
    /// <returns>Ok; Full, with the frame's number used up, so that the receiver sees the gap; NeverFits, LeaseOpen or BadLength.</returns>
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
            status = _producer.Commit(lease, size);
        }

        if (status == RingStatus.Ok || status == RingStatus.Full)
        {
            _sequence = unchecked((ushort)(_sequence + 1));
        }

        return status;
    }
}
