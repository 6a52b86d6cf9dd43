using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The memory of a ring: slots of one size, made once.</summary>
internal sealed class RingStore
{
    // The largest array that nanoCLR can hold on an ESP32: 65535 heap blocks of 12 bytes.
    private const int MaximumBytes = 65535 * 12;

    private readonly byte[] _bytes;
    private readonly int[] _lengths;
    private readonly int _slotSize;

    internal RingStore(int slots, int slotSize)
    {
        if (slots < 1 || slots > MaximumBytes / 4)
        {
            throw new ArgumentOutOfRangeException(nameof(slots));
        }

        if (slotSize < 1
            || Int32Math.TryMultiply(slots, slotSize, out int size) != ArithmeticStatus.Ok
            || size > MaximumBytes)
        {
            throw new ArgumentOutOfRangeException(nameof(slotSize));
        }

        _bytes = new byte[size];
        _lengths = new int[slots];
        _slotSize = slotSize;
    }

    /// <summary>The array of all slots, one after the other. The array never leaves this assembly.</summary>
    internal byte[] Bytes => _bytes;

    /// <summary>The length of the frame in each slot, in bytes.</summary>
    internal int[] Lengths => _lengths;

    /// <summary>The size of each slot.</summary>
    internal int SlotSize => _slotSize;

    /// <summary>The number of slots.</summary>
    internal int Slots => _lengths.Length;
}
