using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>An instance of a class, a value type's value, or a box.</summary>
internal sealed class HeapObject : HeapItem
{
    private readonly TypeDesc _type;

    public readonly Slot[] Fields;

    /// <summary>True for a value type's value that is not boxed: loading it copies it.</summary>
    public bool IsUnboxed;

    /// <summary>What the host keeps for it: a thread, a stream, a timer.</summary>
    public object? Host;

    public HeapObject(TypeDesc type, Slot[] fields)
    {
        _type = type;
        Fields = fields;
    }

    public override TypeDesc Type => _type;

    /// <summary>An instance field by its name.</summary>
    public ref Slot Field(string name) => ref Fields[_type.FieldIndex(name)];
}
