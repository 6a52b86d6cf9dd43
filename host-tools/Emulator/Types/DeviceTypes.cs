using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>All loaded assemblies with their types.</summary>
internal sealed partial class DeviceTypes
{
    /// <summary>The runtime has room for no more (c_MaxAssemblies in nanoCLR_Runtime.h).</summary>
    public const int MaxAssemblies = 64;

    private readonly TypeDesc?[] _builtins = new TypeDesc?[32];
    private readonly Func<MethodDesc, object?> _natives;
    private AssemblyDesc? _corlib;

    /// <summary>Types whose methods without a body are the natives that <paramref name="natives"/> finds.</summary>
    public DeviceTypes(Func<MethodDesc, object?> natives)
    {
        _natives = natives;
    }

    /// <summary>The loaded assemblies in load order, the base library first.</summary>
    public List<AssemblyDesc> Assemblies { get; } = [];

    public object? NativeOf(MethodDesc method) => _natives(method);

    public void Add(AssemblyDesc assembly)
    {
        _corlib ??= assembly;
        Assemblies.Add(assembly);
    }

    public void Remove(AssemblyDesc assembly) => Assemblies.Remove(assembly);

    public AssemblyDesc? Find(string name) => Assemblies.FirstOrDefault(a => a.Name == name);

    /// <summary>A type of the base library, nested ones with a slash.</summary>
    public TypeDesc Corlib(string fullName)
    {
        return FindCorlib(fullName) ?? throw new InvalidOperationException("the base library lacks " + fullName);
    }

    public TypeDesc? FindCorlib(string fullName) => _corlib!.Find(fullName);

    /// <summary>A type of any loaded assembly; null where none has it.</summary>
    public TypeDesc? FindType(string fullName)
    {
        return Assemblies.Select(a => a.Find(fullName)).FirstOrDefault(t => t is not null);
    }

    /// <summary>The type that a code in a signature means by itself.</summary>
    public TypeDesc Builtin(PeDataType type) => _builtins[(int)type] ??= Corlib(BuiltinName(type));

    private static string BuiltinName(PeDataType type)
    {
        return type switch
        {
            PeDataType.Void => "System.Void",
            PeDataType.Boolean => "System.Boolean",
            PeDataType.I1 => "System.SByte",
            PeDataType.U1 => "System.Byte",
            PeDataType.Char => "System.Char",
            PeDataType.I2 => "System.Int16",
            PeDataType.U2 => "System.UInt16",
            PeDataType.I4 => "System.Int32",
            PeDataType.U4 => "System.UInt32",
            PeDataType.R4 => "System.Single",
            PeDataType.I8 => "System.Int64",
            PeDataType.U8 => "System.UInt64",
            PeDataType.R8 => "System.Double",
            PeDataType.String => "System.String",
            PeDataType.WeakReference => "System.WeakReference",
            _ => "System.Object",
        };
    }
}
