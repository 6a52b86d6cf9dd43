using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>A string.</summary>
internal sealed class HeapString(TypeDesc type, string value) : HeapItem
{
    private readonly TypeDesc _type = type;

    public readonly string Value = value;

    public override TypeDesc Type => _type;
}
