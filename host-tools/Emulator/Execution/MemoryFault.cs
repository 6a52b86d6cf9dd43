using System;

namespace SecureBoot.Emulator.Execution;

/// <summary>The real nanoCLR would read or write out of bounds, or crash, here. Firmware cannot catch it.</summary>
internal sealed class MemoryFault : Exception
{
    public MemoryFault(string message)
        : base(message)
    {
    }
}
