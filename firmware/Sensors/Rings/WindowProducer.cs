using System;

namespace SecureBoot.Sensors;

/// <summary>The producer of a <see cref="WindowRing"/>.</summary>
internal sealed class WindowProducer : RingProducer
{
    private readonly WindowRing _ring;
    private readonly RingStore _store;
    private int _committed;
    private int _slot;

    internal WindowProducer(WindowRing ring)
        : base(ring.Store)
    {
        _ring = ring;
        _store = ring.Store;
    }

    private protected override int Reserve()
    {
        // First: a consumer that is copying this slot then detects that its copy is lost.
        _ring.WriteBegun(unchecked(_committed + 1));
        Array.Clear(_store.Bytes, _slot * _store.SlotSize, _store.SlotSize);
        return _slot;
    }

    private protected override void Publish(int length)
    {
        _store.Lengths[_slot] = length;
        _slot = _slot + 1 == _store.Slots ? 0 : _slot + 1;
        _committed = unchecked(_committed + 1);

        // Last: from here on the frame is in the window.
        _ring.WriteCommitted(_committed);
    }
}
