using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Types;

/// <summary>A type of a loaded assembly.</summary>
internal sealed class TypeDesc
{
    private readonly Dictionary<MethodDesc, MethodDesc> _virtuals = [];

    public required TypeDefinition Definition { get; init; }

    public required AssemblyDesc Assembly { get; init; }

    public required TypeDesc? Base { get; init; }

    /// <summary>The tag of the type itself: a number's, String, Class or ValueType; an enum has its number's.</summary>
    public required DataType DataType { get; init; }

    /// <summary>The interfaces it names itself.</summary>
    public TypeDesc[] Interfaces = [];

    /// <summary>What a new object's fields hold; value type fields get their objects one by one.</summary>
    public Slot[] Template = [];

    /// <summary>Fields that hold a value type's object: index and type.</summary>
    public (int Index, TypeDesc Type)[] StructFields = [];

    /// <summary>The finalizer, where the type or a base below Object has one.</summary>
    public MethodDesc? Finalizer;

    public bool IsLaidOut;

    public string FullName => Definition.FullName;

    public bool IsInterface => Definition.IsInterface;

    public bool IsEnum => Definition.IsEnum;

    public bool IsDelegate => Base is { } type && type.FullName == "System.MulticastDelegate";

    /// <summary>A value type that is an object of its own: not a number, an enum, a DateTime or a TimeSpan.</summary>
    public bool IsStruct => DataType == DataType.ValueType;

    /// <summary>The tag a slot of this type starts with.</summary>
    public DataType SlotTag => DataType switch
    {
        DataType.String or DataType.Class => DataType.Object,
        _ => DataType,
    };

    /// <summary>The tag of an array's elements.</summary>
    public DataType ElementTag => DataType is DataType.ValueType or DataType.String or DataType.Class ? DataType.Object : DataType;

    /// <summary>Bytes of an instance on the device: a header block and a block a field.</summary>
    public int InstanceSize => DeviceLayout.Block * (1 + Template.Length);

    public override string ToString() => FullName;

    public bool TryFindVirtual(MethodDesc method, out MethodDesc? target)
    {
        return _virtuals.TryGetValue(method, out target);
    }

    public void AddVirtual(MethodDesc method, MethodDesc target)
    {
        _virtuals[method] = target;
    }
}
