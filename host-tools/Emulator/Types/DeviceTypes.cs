using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Linking;

namespace SecureBoot.Emulator.Types;

/// <summary>All loaded assemblies with their types.</summary>
internal sealed partial class DeviceTypes
{
    /// <summary>The runtime has room for no more (c_MaxAssemblies in nanoCLR_Runtime.h).</summary>
    public const int MaxAssemblies = 64;

    private readonly TypeDesc?[] _builtins = new TypeDesc?[32];
    private readonly PeLinker _linker = new();
    private readonly Dictionary<PeLinkedAssembly, AssemblyDesc> _linked = [];
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

    /// <summary>The targets of an assembly's references, among the assemblies that were linked before.</summary>
    public PeLinkedAssembly Link(AssemblyDesc assembly)
    {
        PeLinkedAssembly linked = _linker.Add(assembly.File);
        _linked.Add(linked, assembly);
        return linked;
    }

    public AssemblyDesc Of(PeLinkedAssembly linked) => _linked[linked];

    /// <summary>Takes back the assembly added last.</summary>
    public void Remove(AssemblyDesc assembly)
    {
        Assemblies.Remove(assembly);
        _linker.RemoveLast();
    }

    public AssemblyDesc? Find(string name) => Assemblies.FirstOrDefault(a => a.Name == name);

    /// <summary>A type of the base library, nested ones with a slash.</summary>
    public TypeDesc Corlib(string fullName)
    {
        return FindCorlib(fullName) ?? throw new InvalidOperationException("the base library lacks " + fullName);
    }

    public TypeDesc? FindCorlib(string fullName) => _corlib!.Find(fullName);

    /// <summary>A type of any loaded assembly; null if no assembly has the type.</summary>
    public TypeDesc? FindType(string fullName)
    {
        return Assemblies.Select(a => a.Find(fullName)).FirstOrDefault(t => t is not null);
    }

    /// <summary>The type that a code in a signature means by itself.</summary>
    public TypeDesc Builtin(PeDataType type) =>
        _builtins[(int)type] ??= Corlib(PeTypeNames.All.GetValueOrDefault(type, "System.Object"));
}
