using System;

namespace SecureBoot.Emulator.Results;

/// <summary>The real nanoCLR would read or write out of bounds, or crash, here. Firmware cannot catch it.</summary>
internal sealed class MemoryFault(string place, string what, string source) : Exception(what)
{
    /// <summary>The opcode, or the native with its type.</summary>
    public string Place { get; } = place;

    /// <summary>The place of the decision in the runtime's source.</summary>
    public string Origin { get; } = source;
}
