using System;

namespace SecureBoot.Emulator.Heap;

/// <summary>An exception of the firmware on its way from a native or an instruction to the unwinder.</summary>
internal sealed class FirmwareException(HeapObject thrown) : Exception
{
    public HeapObject Thrown { get; } = thrown;
}
