using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>A string.</summary>
internal sealed class HeapString : HeapItem
{
    private readonly TypeDesc _type;

    public readonly string Value;

    public HeapString(TypeDesc type, string value)
    {
        _type = type;
        Value = value;
    }

    public override TypeDesc Type => _type;
}
