namespace SecureBoot.Sensors;

/// <summary>The producer of a <see cref="FrameRing"/>.</summary>
internal sealed class FrameProducer : RingProducer
{
    private readonly FrameRing _ring;
    private int _committed;
    private int _slot;

    internal FrameProducer(FrameRing ring)
        : base(ring.Store)
    {
        _ring = ring;
    }

    private protected override int Reserve()
    {
        return unchecked(_committed - _ring.ReadReleased()) >= Store.Slots ? -1 : _slot;
    }

    private protected override void Publish(int length)
    {
        Store.Lengths[_slot] = length;
        _slot = _slot + 1 == Store.Slots ? 0 : _slot + 1;
        _committed = unchecked(_committed + 1);

        // Last: from here on the slot is the consumer's.
        _ring.WriteCommitted(_committed);
    }
}
