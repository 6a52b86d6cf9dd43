using System;

namespace SecureBoot.Sensors;

/// <summary>The consumer of a <see cref="FrameRing"/>.</summary>
internal sealed class FrameConsumer : RingConsumer
{
    private readonly FrameRing _ring;
    private readonly byte[] _bytes;
    private readonly int[] _lengths;
    private readonly int _slotSize;
    private int _released;
    private int _slot;

    // The producer's committed count at the last read. The count only grows, so each frame below it exists.
    private int _committed;

    internal FrameConsumer(FrameRing ring)
        : base(ring.Store.Bytes)
    {
        _ring = ring;
        _bytes = ring.Store.Bytes;
        _lengths = ring.Store.Lengths;
        _slotSize = ring.Store.SlotSize;
    }

    private protected override RingStatus Acquire(out int start, out int length)
    {
        if (_committed == _released)
        {
            _committed = _ring.ReadCommitted();
            if (_committed == _released)
            {
                start = 0;
                length = 0;
                return RingStatus.Empty;
            }
        }

        start = _slot * _slotSize;
        length = _lengths[_slot];
        return RingStatus.Ok;
    }

    private protected override RingStatus Look(out int length)
    {
        bool isThere = _committed != _released || _ring.ReadCommitted() != _released;
        length = isThere ? _lengths[_slot] : 0;
        return isThere ? RingStatus.Ok : RingStatus.Empty;
    }

    private protected override void GiveUp()
    {
        Array.Clear(_bytes, Start, _slotSize);
        _slot = _slot + 1 == _lengths.Length ? 0 : _slot + 1;
        _released = unchecked(_released + 1);

        // Last: from here on the slot is the producer's.
        _ring.WriteReleased(_released);
    }
}
