namespace SecureBoot.Sensors;

/// <summary>The producer of a <see cref="FrameRing"/>.</summary>
internal sealed class FrameProducer : RingProducer
{
    private readonly FrameRing _ring;
    private readonly int[] _lengths;
    private readonly int _slots;
    private int _committed;
    private int _slot;
    private readonly bool _measures;
    private int _highWater;

    // The consumer's released count at the last read. The count only grows, so each slot that is free by it is free.
    private int _released;

    internal FrameProducer(FrameRing ring)
        : base(ring.Store)
    {
        _ring = ring;
        _measures = ring.MeasuresHighWater;
        _lengths = ring.Store.Lengths;
        _slots = ring.Store.Slots;
    }

    private protected override int Reserve()
    {
        if (unchecked(_committed - _released) >= _slots)
        {
            _released = _ring.ReadReleased();
            if (unchecked(_committed - _released) >= _slots)
            {
                return -1;
            }
        }

        return _slot;
    }

    private protected override void Publish(int length)
    {
        _lengths[_slot] = length;
        _slot = _slot + 1 == _slots ? 0 : _slot + 1;
        _committed = unchecked(_committed + 1);

        // Last: from here on the slot is the consumer's.
        _ring.WriteCommitted(_committed);
        if (_measures)
        {
            NoteHighWater();
        }
    }

    private void NoteHighWater()
    {
        _released = _ring.ReadReleased();
        int held = unchecked(_committed - _released);
        if (held > _highWater)
        {
            _highWater = held;
            _ring.WriteHighWater(held);
        }
    }
}
