using System;

namespace SecureBoot.Emulator.Results;

/// <summary>The real nanoCLR would read or write out of bounds, or crash, here. Firmware cannot catch it.</summary>
internal sealed class MemoryFault : Exception
{
    /// <summary>A fault of an opcode or a native, found at a place of nf-interpreter's source.</summary>
    public MemoryFault(string place, string what, string source)
        : base(what)
    {
        Place = place;
        Origin = source;
    }

    /// <summary>The opcode, or the native with its type.</summary>
    public string Place { get; }

    /// <summary>Where the runtime's source decides it.</summary>
    public string Origin { get; }
}
