using System;
using System.Threading;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The end that fills a ring: <see cref="TryRent"/>, write, <see cref="Commit"/>. For one thread: the first
/// thread that uses the end.</summary>
/// <remarks>
/// A rented slot is cleared, no array leaves the ring, and each call has its lease as an argument, so no call can write
/// before the rent, past the rented length or after the commit.
/// </remarks>
[SingleThread]
public abstract class RingProducer : RingEnd
{
    private readonly byte[] _bytes;
    private readonly int _slotSize;
    private readonly ByteWriter _writer;
    private int _start;
    private int _rented;

    // Whether the writer covers the open lease: the first write sets the writer, and a frame sender never writes this
    // way.
    private bool _isCovered;

    internal RingProducer(RingStore store)
    {
        _bytes = store.Bytes;
        _slotSize = store.SlotSize;
        _writer = new ByteWriter(store.Bytes, 0, 0);
    }

    /// <summary>The start of the open lease's slot in the store: for the frame writer of this assembly, which checks
    /// its own range.</summary>
    internal int Start => _start;

    /// <summary>The array of all slots. The array never leaves this assembly.</summary>
    internal byte[] Bytes => _bytes;

    /// <summary>Rents <paramref name="length"/> bytes of the next slot.</summary>
    /// <returns>Ok, Full, NeverFits, LeaseOpen or WrongThread; the lease is None unless Ok.</returns>
    public RingStatus TryRent(int length, out ProducerLease lease)
    {
        lease = ProducerLease.None;
        if (_owner != Thread.CurrentThread && !TryOwn())
        {
            return RingStatus.WrongThread;
        }

        if (_open != 0)
        {
            return RingStatus.LeaseOpen;
        }

        if (length < 0 || length > _slotSize)
        {
            return RingStatus.NeverFits;
        }

        int slot = Reserve();
        if (slot < 0)
        {
            return RingStatus.Full;
        }

        _start = slot * _slotSize;
        _rented = length;
        _isCovered = false;
        _latest = unchecked(_latest + LeaseNumbers.Step);
        _open = _latest;
        lease = (ProducerLease)_latest;
        return RingStatus.Ok;
    }

    /// <summary>Gives the first <paramref name="length"/> bytes of the lease to the consumer and closes the
    /// lease.</summary>
    /// <returns>Ok; BadLength, with the lease still open, for a negative length or one above the written
    /// bytes.</returns>
    public RingStatus Commit(ProducerLease lease, int length)
    {
        if (lease == ProducerLease.None || (long)lease != _open || _owner != Thread.CurrentThread)
        {
            RingStatus status = Refuse((long)lease);
            if (status != RingStatus.Ok)
            {
                return status;
            }
        }

        if (length < 0 || length > (_isCovered ? _writer.Position - _start : 0))
        {
            return RingStatus.BadLength;
        }

        _open = 0;
        Publish(length);
        return RingStatus.Ok;
    }

    /// <summary>Closes the lease without a frame.</summary>
    public RingStatus Abandon(ProducerLease lease)
    {
        RingStatus status = Refuse((long)lease);
        if (status == RingStatus.Ok)
        {
            GiveUp();
            _open = 0;
        }

        return status;
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

    /// <summary>Writes <paramref name="count"/> numbers of 16 bits, little-endian, of <paramref name="source"/> from
    /// index <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public RingStatus TryWriteUInt16s(ProducerLease lease, ushort[] source, int at, int count)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteUInt16s(source, at, count));
    }

    /// <summary>Copies <paramref name="count"/> bytes of <paramref name="source"/> from index
    /// <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public RingStatus TryWriteBytes(ProducerLease lease, byte[] source, int at, int count)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_writer.TryWriteBytes(source, at, count));
    }

    /// <summary>Commits the whole lease, which the sender of this assembly filled without the writer, so without the
    /// writer's count.</summary>
    [Closes]
    internal RingStatus CommitWhole(ProducerLease lease)
    {
        if (lease == ProducerLease.None || (long)lease != _open)
        {
            return Refuse((long)lease);
        }

        _open = 0;
        Publish(_rented);
        return RingStatus.Ok;
    }

    // The next slot, cleared and free for this end, or -1.
    private protected abstract int Reserve();

    // Gives the reserved slot to the consumer.
    private protected abstract void Publish(int length);

    private protected override void GiveUp()
    {
        Array.Clear(_bytes, _start, _slotSize);
    }

    private static RingStatus Fit(bool fits)
    {
        return fits ? RingStatus.Ok : RingStatus.PastLease;
    }

    private RingStatus Check(ProducerLease lease)
    {
        if (lease == ProducerLease.None || (long)lease != _open || _owner != Thread.CurrentThread)
        {
            RingStatus status = Refuse((long)lease);
            if (status != RingStatus.Ok)
            {
                return status;
            }
        }

        if (!_isCovered)
        {
            _isCovered = true;
            _ = _writer.TryCover(_start, _rented);
        }

        return RingStatus.Ok;
    }
}
