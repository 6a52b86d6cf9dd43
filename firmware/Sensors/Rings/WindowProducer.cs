using System;

namespace SecureBoot.Sensors;

/// <summary>The producer of a <see cref="WindowRing"/>.</summary>
internal sealed class WindowProducer : RingProducer
{
    private readonly WindowRing _ring;
    private int _committed;
    private int _slot;

    internal WindowProducer(WindowRing ring)
        : base(ring.Store)
    {
        _ring = ring;
    }

    private protected override int Reserve()
    {
        // First: a consumer that is copying this slot learns that its copy is lost.
        _ring.WriteBegun(unchecked(_committed + 1));
        Array.Clear(Store.Bytes, _slot * Store.SlotSize, Store.SlotSize);
        return _slot;
    }

    private protected override void Publish(int length)
    {
        Store.Lengths[_slot] = length;
        _slot = _slot + 1 == Store.Slots ? 0 : _slot + 1;
        _committed = unchecked(_committed + 1);

        // Last: from here on the frame is in the window.
        _ring.WriteCommitted(_committed);
    }
}
