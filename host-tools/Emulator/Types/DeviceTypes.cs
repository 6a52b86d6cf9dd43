using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SecureBoot.Emulator.Natives;

namespace SecureBoot.Emulator.Types;

/// <summary>All loaded types, methods and fields, made on demand from the assemblies' metadata.</summary>
internal sealed partial class DeviceTypes
{
    private readonly Dictionary<TypeDefinition, TypeDesc> _types = [];
    private readonly Dictionary<MethodDefinition, MethodDesc> _methods = [];
    private readonly Dictionary<FieldDefinition, FieldDesc> _fields = [];
    private readonly NativeTable _natives;
    private AssemblyDesc? _corlib;

    public DeviceTypes(NativeTable natives)
    {
        _natives = natives;
    }

    /// <summary>The loaded assemblies in load order, the base library first.</summary>
    public List<AssemblyDesc> Assemblies { get; } = [];

    public AssemblyDesc Add(ModuleDefinition module, bool isCorlib)
    {
        AssemblyDesc assembly = new()
        {
            Name = module.Assembly.Name.Name,
            Version = module.Assembly.Name.Version,
            Module = module,
            IsCorlib = isCorlib,
            Order = isCorlib ? [.. module.GetTypes()] : TypeOrder.Of(module),
            ByName = [],
        };
        foreach (TypeDefinition type in module.GetTypes())
        {
            assembly.ByName[type.FullName] = type;
        }

        if (isCorlib)
        {
            _corlib = assembly;
        }

        Assemblies.Add(assembly);
        return assembly;
    }

    public void Remove(AssemblyDesc assembly)
    {
        Assemblies.Remove(assembly);
    }

    public AssemblyDesc? Find(string name) => Assemblies.FirstOrDefault(a => a.Name == name);

    public TypeDesc Corlib(string fullName)
    {
        return FindCorlib(fullName) ?? throw new InvalidOperationException("the base library lacks " + fullName);
    }

    public TypeDesc? FindCorlib(string fullName)
    {
        return _corlib!.ByName.TryGetValue(fullName, out TypeDefinition? type) ? Get(type) : null;
    }

    /// <summary>The type a reference means, without the arrays and references around it.</summary>
    public TypeDesc? Find(TypeReference reference)
    {
        TypeReference element = reference.GetElementType();
        while (element is TypeSpecification specification)
        {
            element = specification.GetElementType();
        }

        if (element is TypeDefinition definition && _types.ContainsKey(definition) | definition.Module.Assembly is not null)
        {
            return Get(definition);
        }

        string? scope = ScopeName(element);
        if (scope is not null && Find(scope) is { IsCorlib: false } assembly && assembly.ByName.TryGetValue(element.FullName, out TypeDefinition? found))
        {
            return Get(found);
        }

        return FindCorlib(element.FullName);
    }

    public TypeDesc Resolve(TypeReference reference)
    {
        return Find(reference) ?? throw new TypeLoadException(reference.FullName);
    }

    public TypeUse Use(TypeReference reference)
    {
        int levels = 0;
        bool byRef = false;
        TypeReference current = reference;
        while (true)
        {
            switch (current)
            {
                case ArrayType array:
                    levels++;
                    current = array.ElementType;
                    break;
                case ByReferenceType:
                    byRef = true;
                    current = ((ByReferenceType)current).ElementType;
                    break;
                case IModifierType modifier:
                    current = modifier.ElementType;
                    break;
                case PinnedType pinned:
                    current = pinned.ElementType;
                    break;
                default:
                    return new TypeUse(Resolve(current), levels, byRef);
            }
        }
    }

    public TypeDesc Get(TypeDefinition definition)
    {
        if (_types.TryGetValue(definition, out TypeDesc? type))
        {
            return type;
        }

        type = new TypeDesc
        {
            Definition = definition,
            Assembly = Assemblies.First(a => a.Module == definition.Module),
            Base = definition.BaseType is null ? null : Resolve(definition.BaseType),
            DataType = DataTypeOf(definition),
        };
        _types[definition] = type;
        type.Interfaces = [.. definition.Interfaces.Select(i => Resolve(i.InterfaceType))];
        return type;
    }

    public MethodDesc Get(MethodDefinition definition)
    {
        if (_methods.TryGetValue(definition, out MethodDesc? method))
        {
            return method;
        }

        TypeDesc owner = Get(definition.DeclaringType);
        method = new MethodDesc
        {
            Definition = definition,
            Owner = owner,
            Signature = SignatureText.Of(definition),
            ArgumentCount = definition.Parameters.Count + (definition.HasThis ? 1 : 0),
            IsStatic = !definition.HasThis,
            IsVirtual = definition.IsVirtual,
            IsAbstract = definition.IsAbstract,
            ReturnsValue = Unmodified(definition.ReturnType).MetadataType != MetadataType.Void,
            IsDelegateInvoke = definition.IsRuntime && definition.Name == "Invoke",
            IsSynchronized = definition.IsSynchronized,
        };
        if (owner.Assembly.IsCorlib && !definition.HasBody && !definition.IsAbstract && !definition.IsRuntime)
        {
            method.Native = _natives.Find(definition);
        }

        _methods[definition] = method;
        return method;
    }

    public FieldDesc Get(FieldDefinition definition)
    {
        if (_fields.TryGetValue(definition, out FieldDesc? field))
        {
            return field;
        }

        TypeDesc owner = Get(definition.DeclaringType);
        if (definition.HasConstant)
        {
            // it has no place: whoever loads it gets its value
            return new FieldDesc { Definition = definition, Owner = owner, Index = -1, Type = Use(definition.FieldType) };
        }

        LayOut(owner);
        return _fields[definition];
    }

    public MethodDesc? FindMethod(TypeDesc type, string signature)
    {
        for (TypeDesc? current = type; current is not null; current = current.Base)
        {
            foreach (MethodDefinition method in current.Definition.Methods)
            {
                if (SignatureText.Of(method) == signature)
                {
                    return Get(method);
                }
            }
        }

        return null;
    }

    private static TypeReference Unmodified(TypeReference type)
    {
        return type is IModifierType modifier ? Unmodified(modifier.ElementType) : type;
    }

    private static string? ScopeName(TypeReference reference)
    {
        return reference.Scope switch
        {
            AssemblyNameReference assembly => assembly.Name,
            ModuleDefinition module => module.Assembly?.Name.Name,
            _ => null,
        };
    }
}
