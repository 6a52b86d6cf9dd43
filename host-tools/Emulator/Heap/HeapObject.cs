using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>An instance of a class, a value type's value, or a box.</summary>
internal sealed class HeapObject(TypeDesc type, ValueSlot[] fields) : HeapItem
{
    private readonly TypeDesc _type = type;

    public readonly ValueSlot[] Fields = fields;

    /// <summary>True for a value type's value that is not boxed: loading it copies it.</summary>
    public bool IsUnboxed;

    /// <summary>The host's data for the object: a thread, a stream, a timer.</summary>
    public object? Host;

    public override TypeDesc Type => _type;

    /// <summary>An instance field by its name.</summary>
    public ref ValueSlot Field(string name) => ref Fields[_type.FieldIndex(name)];
}
