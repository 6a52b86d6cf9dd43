namespace SecureBoot.Emulator.Execution;

/// <summary>The limits of a run. Zero is no limit, but for the heap.</summary>
public sealed record Limits
{
    /// <summary>Bytes of managed heap, as the device lays objects out; a plain ESP32 has about this much.</summary>
    public const int DefaultHeapBytes = 96 * 1024;

    /// <summary>The managed heap in bytes; past it firmware sees OutOfMemoryException.</summary>
    public int HeapBytes { get; init; } = DefaultHeapBytes;

    /// <summary>IL instructions.</summary>
    public long Instructions { get; init; }

    /// <summary>Calls.</summary>
    public long Calls { get; init; }

    /// <summary>Bytes allocated over the whole run.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Virtual time in milliseconds.</summary>
    public long Milliseconds { get; init; }
}
