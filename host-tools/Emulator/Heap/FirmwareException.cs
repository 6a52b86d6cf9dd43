using System;

namespace SecureBoot.Emulator.Heap;

/// <summary>An exception of the firmware on its way from a native or an instruction to the unwinder.</summary>
internal sealed class FirmwareException : Exception
{
    public FirmwareException(HeapObject thrown)
    {
        Thrown = thrown;
    }

    public HeapObject Thrown { get; }
}
