using System;

namespace SecureBoot.Sensors;

/// <summary>The consumer of a <see cref="FrameRing"/>.</summary>
internal sealed class FrameConsumer : RingConsumer
{
    private readonly FrameRing _ring;
    private readonly RingStore _store;
    private int _released;
    private int _slot;

    internal FrameConsumer(FrameRing ring)
        : base(ring.Store.Bytes)
    {
        _ring = ring;
        _store = ring.Store;
    }

    private protected override RingStatus Acquire(out int start, out int length)
    {
        start = 0;
        length = 0;
        if (_ring.ReadCommitted() == _released)
        {
            return RingStatus.Empty;
        }

        start = _slot * _store.SlotSize;
        length = _store.Lengths[_slot];
        return RingStatus.Ok;
    }

    private protected override void GiveBack()
    {
        Array.Clear(_store.Bytes, _slot * _store.SlotSize, _store.SlotSize);
        _slot = _slot + 1 == _store.Slots ? 0 : _slot + 1;
        _released = unchecked(_released + 1);

        // Last: from here on the slot is the producer's.
        _ring.WriteReleased(_released);
    }
}
