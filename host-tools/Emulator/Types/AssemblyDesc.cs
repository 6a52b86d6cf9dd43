using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>A loaded assembly: its tables, and the targets of their rows.</summary>
internal sealed class AssemblyDesc
{
    private const int TypeTokenMask = 0x3FFF;

    private readonly DeviceTypes _types;
    private readonly MethodDesc?[] _methods;
    private readonly FieldDesc?[] _fields;
    private readonly ushort[] _methodOwners;
    private readonly ushort[] _fieldOwners;
    private Dictionary<string, TypeDesc>? _byName;

    public AssemblyDesc(PeFile file, AssemblySymbols? symbols, DeviceTypes types, bool bindsNatives)
    {
        _types = types;
        File = file;
        Symbols = symbols;
        BindsNatives = bindsNatives;
        Name = file.Name;
        Types = new TypeDesc[file.TypeDefs.Length];
        _methods = new MethodDesc?[file.MethodDefs.Length];
        _fields = new FieldDesc?[file.FieldDefs.Length];
        _methodOwners = new ushort[_methods.Length];
        _fieldOwners = new ushort[_fields.Length];
        for (int i = 0; i < Types.Length; i++)
        {
            Types[i] = new TypeDesc(this, i);
            Own(i, file.TypeDefs[i]);
        }
    }

    public string Name { get; }

    public Version Version => File.Version;

    public PeFile File { get; }

    /// <summary>The executed instructions of the assembly's methods, if they are counted.</summary>
    public IEnumerable<MethodHits> Executed
    {
        get
        {
            foreach (MethodDesc? method in _methods)
            {
                if (method?.Hits is { } hits)
                {
                    yield return hits;
                }
            }
        }
    }

    public AssemblySymbols? Symbols { get; }

    /// <summary>False for an assembly that Assembly.Load loaded: no native code is bound to it.</summary>
    public bool BindsNatives { get; }

    /// <summary>The types by their rows.</summary>
    public TypeDesc[] Types { get; }

    /// <summary>The types of the rows of TypeRef, once linked.</summary>
    public TypeDesc[] TypeRefs { get; set; } = [];

    /// <summary>The fields of the rows of FieldRef.</summary>
    public FieldDesc[] FieldRefs { get; set; } = [];

    /// <summary>The methods of the rows of MethodRef.</summary>
    public MethodDesc[] MethodRefs { get; set; } = [];

    /// <summary>The static fields.</summary>
    public ValueSlot[] Statics = [];

    /// <summary>The array on the device's heap that it was loaded from, where firmware loaded it.</summary>
    public object? Image { get; set; }

    /// <summary>A hash of that array at the load.</summary>
    public byte[]? ImageHash { get; set; }

    /// <summary>The native of a method without a body.</summary>
    public object? NativeOf(MethodDesc method) => _types.NativeOf(method);

    public MethodDesc Method(int row) => _methods[row] ??= new MethodDesc(Types[_methodOwners[row]], row);

    public FieldDesc Field(int row) => _fields[row] ??= new FieldDesc(Types[_fieldOwners[row]], row);

    /// <summary>A method by 0x8000 plus a MethodRef row, or by a MethodDef row.</summary>
    public MethodDesc MethodOf(int token) =>
        (token & PeFile.ReferenceBit) != 0 ? MethodRefs[token & ~PeFile.ReferenceBit] : Method(token);

    /// <summary>A field by 0x8000 plus a FieldRef row, or by a FieldDef row.</summary>
    public FieldDesc FieldOf(int token) =>
        (token & PeFile.ReferenceBit) != 0 ? FieldRefs[token & ~PeFile.ReferenceBit] : Field(token);

    /// <summary>A type by 0x8000 plus a TypeRef row, or by a TypeDef row.</summary>
    public TypeDesc TypeOf(int token) =>
        (token & PeFile.ReferenceBit) != 0 ? TypeRefs[token & ~PeFile.ReferenceBit] : Types[token];

    /// <summary>A type by the token that byte code has.</summary>
    public TypeUse Operand(int token)
    {
        int row = token & TypeTokenMask;
        return (token >> 14) switch
        {
            0 => new TypeUse(Types[row], 0, false),
            1 => new TypeUse(TypeRefs[row], 0, false),
            _ => Specification(row),
        };
    }

    public TypeUse Specification(int row) =>
        Use(new PeSignatureReader(File.Signatures, File.TypeSpecs[row]).ReadElement());

    /// <summary>The meaning of a type in a signature.</summary>
    public TypeUse Use(PeElement element)
    {
        if (!element.HasToken)
        {
            return new TypeUse(_types.Builtin(element.Type), element.Levels, element.ByRef);
        }

        int row = element.Token.Index;
        if (element.Token.Table == PeTable.TypeSpec)
        {
            TypeUse inner = Specification(row);
            return new TypeUse(inner.Type, inner.Levels + element.Levels, element.ByRef);
        }

        return new TypeUse(
            element.Token.Table == PeTable.TypeRef ? TypeRefs[row] : Types[row], element.Levels, element.ByRef);
    }

    /// <summary>A type by its full name, nested types with a slash; null if the type is missing.</summary>
    public TypeDesc? Find(string fullName)
    {
        if (_byName is null)
        {
            _byName = new Dictionary<string, TypeDesc>(Types.Length, StringComparer.Ordinal);
            foreach (TypeDesc type in Types)
            {
                _byName.TryAdd(type.FullName, type);
            }
        }

        return _byName.GetValueOrDefault(fullName);
    }

    private void Own(int type, in TypeDefRow row)
    {
        Fill(_methodOwners, row.FirstMethod, row.Methods, type);
        Fill(_fieldOwners, row.FirstStaticField, row.StaticFields, type);
        Fill(_fieldOwners, row.FirstInstanceField, row.InstanceFields, type);
    }

    // For a count of 0, the first index may be any number.
    private static void Fill(ushort[] owners, int first, int count, int type)
    {
        if (count > 0)
        {
            owners.AsSpan(first, count).Fill((ushort)type);
        }
    }
}
