using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>An item on the device's heap.</summary>
internal abstract class HeapItem
{
    /// <summary>Bytes it takes on the 32-bit device.</summary>
    public int Size;

    /// <summary>The number of the allocation, 0 for an item without one: the same for the same object of two equal
    /// runs.</summary>
    public int Serial;

    /// <summary>The mark of the last collection that reached it.</summary>
    public int Mark;

    /// <summary>The hash code, after the first request.</summary>
    public int HashCode;

    /// <summary>The state of the object's monitor, after the first lock.</summary>
    public object? Lock;

    public abstract TypeDesc Type { get; }
}
