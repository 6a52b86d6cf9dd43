using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The consumer of a <see cref="WindowRing"/>: takes the oldest frame in the window, as a copy, and counts the
/// lost frames.</summary>
public sealed class WindowConsumer : RingConsumer
{
    private readonly WindowRing _ring;
    private readonly RingStore _store;

    // The next frame's number and its slot. Both are stored: after a wrap of the numbers, a slot does not follow from
    // its number.
    private int _next;
    private int _slot;
    private int _dropped;

    internal WindowConsumer(WindowRing ring)
        : base(new byte[ring.Store.SlotSize])
    {
        _ring = ring;
        _store = ring.Store;
    }

    /// <summary>The number of frames that were overwritten before a take, as far as the takes until now could detect.
    /// Stops at its largest value.</summary>
    public int Dropped => _dropped;

    private protected override RingStatus Acquire(out int start, out int length)
    {
        start = 0;
        length = 0;

        // A try fails only if the producer moved on during the copy; the limit keeps a fast producer from holding this
        // thread.
        for (int i = 0; i < _store.Slots; i++)
        {
            // 32 bits without sign, because the numbers wrap.
            long behind = unchecked(_ring.ReadCommitted() - _next) & 0xFFFFFFFFL;
            if (behind == 0)
            {
                return RingStatus.Empty;
            }

            if (behind >= _store.Slots)
            {
                Drop(behind - (_store.Slots - 1));
            }

            if (TryCopy(out length))
            {
                Advance(1);
                return RingStatus.Ok;
            }

            Drop(1);
        }

        length = 0;
        return RingStatus.Overtaken;
    }

    private protected override RingStatus Look(out int length)
    {
        long behind = unchecked(_ring.ReadCommitted() - _next) & 0xFFFFFFFFL;
        long skipped = behind >= _store.Slots ? behind - (_store.Slots - 1) : 0;
        length = behind == 0 ? 0 : _store.Lengths[(int)((_slot + skipped) % _store.Slots)];
        return behind == 0 ? RingStatus.Empty : RingStatus.Ok;
    }

    private protected override void GiveUp()
    {
        Array.Clear(Bytes, 0, Bytes.Length);
    }

    private bool TryCopy(out int length)
    {
        length = _store.Lengths[_slot];
        Array.Copy(_store.Bytes, _slot * _store.SlotSize, Bytes, 0, length);

        // Frame n's slot is used again for frame n + slots: begun is then n + slots + 1.
        return unchecked(_ring.ReadBegun() - _next) <= _store.Slots;
    }

    private void Drop(long count)
    {
        _ = Narrow.SaturatingToInt32(_dropped + count, out _dropped);
        Advance(count);
    }

    private void Advance(long count)
    {
        _next = unchecked(_next + (int)count);
        _slot = (int)((_slot + count) % _store.Slots);
    }
}
