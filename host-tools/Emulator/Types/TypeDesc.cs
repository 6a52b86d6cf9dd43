using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>A type of a loaded assembly.</summary>
internal sealed class TypeDesc
{
    private readonly Dictionary<MethodDesc, MethodDesc> _virtuals = [];
    private readonly TypeDefRow _row;
    private string? _fullName;
    private long _deepSize;
    private TypeDesc[]? _interfaces;
    private Dictionary<string, int>? _fieldIndexes;

    public TypeDesc(AssemblyDesc assembly, int row)
    {
        Assembly = assembly;
        Row = row;
        _row = assembly.File.TypeDefs[row];
        DataType = _row.DataType <= PeDataType.ValueType ? (DataType)_row.DataType : DataType.Class;
    }

    public AssemblyDesc Assembly { get; }

    /// <summary>The row in the type table.</summary>
    public int Row { get; }

    public TypeDesc? Base => _row.Extends == PeFile.None ? null : Assembly.TypeOf(_row.Extends);

    public TypeDesc? Declaring => _row.Enclosing == PeFile.None ? null : Assembly.Types[_row.Enclosing];

    /// <summary>The tag of the type itself: a number's, String, Class or ValueType; an enum has its number's.</summary>
    public DataType DataType { get; }

    public string Name => Assembly.File.Text(_row.Name);

    /// <summary>Namespace, declaring types with a slash, name.</summary>
    public string FullName => _fullName ??= Assembly.File.FullName(Row);

    public TypeDefFlags Flags => _row.Flags;

    public bool IsInterface => (Flags & TypeDefFlags.SemanticsMask) == TypeDefFlags.Interface;

    public bool IsEnum => (Flags & TypeDefFlags.SemanticsMask) == TypeDefFlags.Enum;

    /// <summary>A value type or an enum.</summary>
    public bool IsValueType => (Flags & TypeDefFlags.ValueType) != 0;

    public bool IsDelegate => (Flags & TypeDefFlags.MulticastDelegate) != 0;

    /// <summary>A value type with a separate object: not a number, an enum, a DateTime or a TimeSpan.</summary>
    public bool IsStruct => DataType == DataType.ValueType;

    /// <summary>The tag a slot of this type starts with.</summary>
    public DataType SlotTag => DataType is DataType.String or DataType.Class ? DataType.Object : DataType;

    /// <summary>The tag of an array's elements.</summary>
    public DataType ElementTag =>
        DataType is DataType.ValueType or DataType.String or DataType.Class ? DataType.Object : DataType;

    /// <summary>The interfaces it names itself.</summary>
    public TypeDesc[] Interfaces => _interfaces ??= ReadInterfaces();

    /// <summary>The methods in table order: virtual ones, other instance methods, static ones.</summary>
    public IEnumerable<MethodDesc> Methods => Enumerable.Range(_row.FirstMethod, _row.Methods).Select(Assembly.Method);

    /// <summary>The virtual methods, then the other instance methods.</summary>
    public IEnumerable<MethodDesc> InstanceMethods =>
        Enumerable.Range(_row.FirstMethod, _row.VirtualMethods + _row.InstanceMethods).Select(Assembly.Method);

    public IEnumerable<FieldDesc> StaticFields =>
        Enumerable.Range(_row.FirstStaticField, _row.StaticFields).Select(Assembly.Field);

    public IEnumerable<FieldDesc> InstanceFields =>
        Enumerable.Range(_row.FirstInstanceField, _row.InstanceFields).Select(Assembly.Field);

    /// <summary>The initial values of a new object's fields; value type fields get separate objects.</summary>
    public ValueSlot[] Template = [];

    /// <summary>Fields that hold a value type's object: index and type.</summary>
    public (int Index, TypeDesc Type)[] StructFields = [];

    /// <summary>The finalizer, where the type or a base below Object has one.</summary>
    public MethodDesc? Finalizer;

    public bool IsLaidOut;

    /// <summary>Bytes of an instance on the device: a header block and a block a field.</summary>
    public int InstanceSize => 12 * (1 + Template.Length);

    /// <summary>Bytes of an instance with the value types in it.</summary>
    public long DeepSize => _deepSize != 0 ? _deepSize : _deepSize = ReadDeepSize();

    /// <summary>A field by its name, also of base types; null if the field is missing.</summary>
    public FieldDesc? FindField(string name)
    {
        for (TypeDesc? type = this; type is not null; type = type.Base)
        {
            if (type.InstanceFields.Concat(type.StaticFields).FirstOrDefault(field => field.Name == name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The index of the instance field of a name in objects of the type.</summary>
    public int FieldIndex(string name)
    {
        _fieldIndexes ??= new Dictionary<string, int>(System.StringComparer.Ordinal);
        if (!_fieldIndexes.TryGetValue(name, out int index))
        {
            index = FindField(name)?.Index
                ?? throw new System.InvalidOperationException($"{FullName} has no field {name}");
            _fieldIndexes[name] = index;
        }

        return index;
    }

    public bool TryFindVirtual(MethodDesc method, out MethodDesc? target) => _virtuals.TryGetValue(method, out target);

    public void AddVirtual(MethodDesc method, MethodDesc target) => _virtuals[method] = target;

    public override string ToString() => FullName;

    private long ReadDeepSize()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        DeviceTypes.LayOut(this);
        return StructFields.Aggregate(
            (long)InstanceSize, static (sum, field) => System.Math.Min(sum + field.Type.DeepSize, int.MaxValue));
    }

    private TypeDesc[] ReadInterfaces()
    {
        if (_row.Interfaces == PeFile.None)
        {
            return [];
        }

        PeSignatureReader reader = new(Assembly.File.Signatures, _row.Interfaces);
        TypeDesc[] interfaces = new TypeDesc[reader.ReadByte()];
        for (int i = 0; i < interfaces.Length; i++)
        {
            PeToken token = reader.ReadToken();
            interfaces[i] = token.Table == PeTable.TypeRef
                ? Assembly.TypeRefs[token.Index]
                : Assembly.Types[token.Index];
        }

        return interfaces;
    }
}
