using System;
using System.Threading;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The end that empties a ring: <see cref="TryTake"/>, read, <see cref="Release"/>. For one thread: the first
/// thread that uses the end.</summary>
/// <remarks>No array leaves the ring, and each call has its lease as an argument, so no call can read past the
/// committed length or after the release.</remarks>
[SingleThread]
public abstract class RingConsumer : RingEnd
{
    private readonly byte[] _bytes;
    private readonly ByteReader _reader;
    private int _start;
    private int _length;

    // Whether the reader covers the open lease: the first read sets the reader, and a frame receiver never reads this
    // way.
    private bool _isCovered;

    internal RingConsumer(byte[] bytes)
    {
        _bytes = bytes;
        _reader = new ByteReader(bytes, 0, 0);
    }

    /// <summary>The array that has the taken frame. The array never leaves this assembly.</summary>
    internal byte[] Bytes => _bytes;

    /// <summary>The start of the frame in <see cref="Bytes"/>.</summary>
    internal int Start => _start;

    /// <summary>Takes the oldest frame.</summary>
    /// <returns>Ok, Empty, LeaseOpen, WrongThread, or Overtaken by a window; the lease is None and the length 0 unless
    /// Ok.</returns>
    public RingStatus TryTake(out ConsumerLease lease, out int length)
    {
        lease = ConsumerLease.None;
        length = 0;
        if (_owner != Thread.CurrentThread && !TryOwn())
        {
            return RingStatus.WrongThread;
        }

        if (_open != 0)
        {
            return RingStatus.LeaseOpen;
        }

        RingStatus status = Acquire(out _start, out _length);
        if (status != RingStatus.Ok)
        {
            return status;
        }

        length = _length;
        _isCovered = false;
        _latest = unchecked(_latest + LeaseNumbers.Step);
        _open = _latest;
        lease = (ConsumerLease)_latest;
        return RingStatus.Ok;
    }

    /// <summary>Gives the length of the oldest frame and leaves the frame in the ring. In a window the frame may be
    /// lost before the take.</summary>
    /// <returns>Ok, Empty, LeaseOpen or WrongThread; the length is 0 unless Ok.</returns>
    public RingStatus TryPeek(out int length)
    {
        length = 0;
        if (_owner != Thread.CurrentThread && !TryOwn())
        {
            return RingStatus.WrongThread;
        }

        return _open != 0 ? RingStatus.LeaseOpen : Look(out length);
    }

    /// <summary>Gives the slot back, cleared, and closes the lease.</summary>
    public RingStatus Release(ConsumerLease lease)
    {
        if (lease == ConsumerLease.None || (long)lease != _open || _owner != Thread.CurrentThread)
        {
            RingStatus status = Refuse((long)lease);
            if (status != RingStatus.Ok)
            {
                return status;
            }
        }

        GiveUp();
        _open = 0;
        return RingStatus.Ok;
    }

    /// <summary>Reads 8 bits.</summary>
    public RingStatus TryReadByte(ConsumerLease lease, out byte value)
    {
        value = 0;
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadByte(out value));
    }

    /// <summary>Reads 16 bits, little-endian.</summary>
    public RingStatus TryReadUInt16(ConsumerLease lease, out ushort value)
    {
        value = 0;
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadUInt16(out value));
    }

    /// <summary>Reads 16 bits, big-endian.</summary>
    public RingStatus TryReadUInt16BigEndian(ConsumerLease lease, out ushort value)
    {
        value = 0;
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadUInt16BigEndian(out value));
    }

    /// <summary>Reads 32 bits, little-endian.</summary>
    public RingStatus TryReadUInt32(ConsumerLease lease, out uint value)
    {
        value = 0;
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadUInt32(out value));
    }

    /// <summary>Reads 32 bits, big-endian.</summary>
    public RingStatus TryReadUInt32BigEndian(ConsumerLease lease, out uint value)
    {
        value = 0;
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadUInt32BigEndian(out value));
    }

    /// <summary>Reads <paramref name="count"/> numbers of 16 bits, little-endian, to <paramref name="target"/> from
    /// index <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public RingStatus TryReadUInt16s(ConsumerLease lease, ushort[] target, int at, int count)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadUInt16s(target, at, count));
    }

    /// <summary>Copies <paramref name="count"/> bytes to <paramref name="target"/> from index
    /// <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is null.</exception>
    public RingStatus TryReadBytes(ConsumerLease lease, byte[] target, int at, int count)
    {
        RingStatus status = Check(lease);
        return status != RingStatus.Ok ? status : Fit(_reader.TryReadBytes(target, at, count));
    }

    // Finds the oldest frame and reserves it for this end.
    private protected abstract RingStatus Acquire(out int start, out int length);

    // The length of the frame that Acquire would find; nothing changes.
    private protected abstract RingStatus Look(out int length);

    private static RingStatus Fit(bool fits)
    {
        return fits ? RingStatus.Ok : RingStatus.PastLease;
    }

    private RingStatus Check(ConsumerLease lease)
    {
        if (lease == ConsumerLease.None || (long)lease != _open || _owner != Thread.CurrentThread)
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
            _ = _reader.TryCover(_start, _length);
        }

        return RingStatus.Ok;
    }
}
