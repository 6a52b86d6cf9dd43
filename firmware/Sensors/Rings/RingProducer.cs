using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The end that fills a ring: <see cref="TryRent"/>, write, <see cref="Commit"/>. For one thread.</summary>
/// <remarks>
/// A slot is clean when it is rented, no array leaves the ring, and each call names its lease, so nothing can be written before the
/// rent, past the rented length or after the commit.
/// </remarks>
public abstract class RingProducer
{
    private readonly byte[] _bytes;
    private readonly int _slotSize;
    private readonly ByteWriter _writer;
    private readonly long _first;
    private long _latest;

    // The open lease, or 0.
    private long _open;

    private int _start;
    private int _rented;

    // Whether the writer stands in the open lease: it is put there by the first write, which a frame sender never does.
    private bool _isCovered;

    internal RingProducer(RingStore store)
    {
        _bytes = store.Bytes;
        _slotSize = store.SlotSize;
        _writer = new ByteWriter(store.Bytes, 0, 0);
        _first = LeaseNumbers.NewEnd();
        _latest = _first;
    }

    /// <summary>Where the slot of the open lease starts in the store: for the frame writer of this assembly, which checks its own range.</summary>
    internal int Start => _start;

    /// <summary>All slots. They never leave this assembly.</summary>
    internal byte[] Bytes => _bytes;

    /// <summary>Rents <paramref name="length"/> bytes of the next slot.</summary>
    /// <returns>Ok, Full, NeverFits or LeaseOpen; the lease is None unless Ok.</returns>
    public RingStatus TryRent(int length, out ProducerLease lease)
    {
        if (_open != 0)
        {
            lease = ProducerLease.None;
            return RingStatus.LeaseOpen;
        }

        if (length < 0 || length > _slotSize)
        {
            lease = ProducerLease.None;
            return RingStatus.NeverFits;
        }

        int slot = Reserve();
        if (slot < 0)
        {
            lease = ProducerLease.None;
            return RingStatus.Full;
        }

        _start = slot * _slotSize;
        _rented = length;
        _isCovered = false;
        _latest = unchecked(_latest + 1);
        _open = _latest;
        lease = (ProducerLease)_latest;
        return RingStatus.Ok;
    }

    /// <summary>Hands the first <paramref name="length"/> bytes of the lease to the consumer and closes it.</summary>
    public RingStatus Commit(ProducerLease lease, int length)
    {
        if (lease == ProducerLease.None || (long)lease != _open)
        {
            return LeaseNumbers.Refuse((long)lease, _first, _latest);
        }

        if (length < 0 || length > _rented)
        {
            return RingStatus.BadLength;
        }

        _open = 0;
        Publish(length);
        return RingStatus.Ok;
    }

    /// <summary>Closes the lease and hands over nothing.</summary>
    public RingStatus Abandon(ProducerLease lease)
    {
        if (lease == ProducerLease.None || (long)lease != _open)
        {
            return LeaseNumbers.Refuse((long)lease, _first, _latest);
        }

        _open = 0;
        Array.Clear(_bytes, _start, _slotSize);
        return RingStatus.Ok;
    }

    /// <summary>Writes 8 bits.</summary>
    public RingStatus TryWriteByte(ProducerLease lease, byte value)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteByte(value));
    }

    /// <summary>Writes 16 bits, little-endian.</summary>
    public RingStatus TryWriteUInt16(ProducerLease lease, ushort value)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteUInt16(value));
    }

    /// <summary>Writes 16 bits, big-endian.</summary>
    public RingStatus TryWriteUInt16BigEndian(ProducerLease lease, ushort value)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteUInt16BigEndian(value));
    }

    /// <summary>Writes 32 bits, little-endian.</summary>
    public RingStatus TryWriteUInt32(ProducerLease lease, uint value)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteUInt32(value));
    }

    /// <summary>Writes 32 bits, big-endian.</summary>
    public RingStatus TryWriteUInt32BigEndian(ProducerLease lease, uint value)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteUInt32BigEndian(value));
    }

    /// <summary>Copies <paramref name="count"/> bytes of <paramref name="source"/> from index <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public RingStatus TryWriteBytes(ProducerLease lease, byte[] source, int at, int count)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteBytes(source, at, count));
    }

    // The next slot, clean and nobody else's, or -1.
    private protected abstract int Reserve();

    // Hands the reserved slot over.
    private protected abstract void Publish(int length);

    private static RingStatus Fit(bool fits)
    {
        return fits ? RingStatus.Ok : RingStatus.PastLease;
    }

    private RingStatus Check(ProducerLease lease)
    {
        if (lease == ProducerLease.None || (long)lease != _open)
        {
            return LeaseNumbers.Refuse((long)lease, _first, _latest);
        }

        if (!_isCovered)
        {
            _isCovered = true;
            _writer.TryCover(_start, _rented);
        }

        return RingStatus.Ok;
    }
}
