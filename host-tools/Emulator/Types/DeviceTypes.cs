using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Natives;

namespace SecureBoot.Emulator.Types;

/// <summary>All loaded types, methods and fields, made on demand from the assemblies' metadata.</summary>
internal sealed class DeviceTypes
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

        LayOut(Get(definition.DeclaringType));
        return _fields[definition];
    }

    /// <summary>Places the instance fields of a type.</summary>
    public void LayOut(TypeDesc type)
    {
        if (type.IsLaidOut)
        {
            return;
        }

        type.IsLaidOut = true;
        List<Slot> template = [];
        List<(int, TypeDesc)> structs = [];
        if (type.Base is { } parent)
        {
            LayOut(parent);
            template.AddRange(parent.Template);
            structs.AddRange(parent.StructFields);
            type.Finalizer = parent.Finalizer;
        }

        if (type.FullName != "System.Object" && type.Definition.Methods.FirstOrDefault(m => m.Name == "Finalize" && m.IsVirtual && m.Parameters.Count == 0) is { } finalizer)
        {
            type.Finalizer = Get(finalizer);
        }

        foreach (FieldDefinition field in type.Definition.Fields.Where(f => !f.IsStatic))
        {
            Place(field, type, template, structs);
        }

        type.Template = [.. template];
        type.StructFields = [.. structs];
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

    private static DataType DataTypeOf(TypeDefinition definition)
    {
        string name = definition.IsEnum ? definition.Fields.First(f => !f.IsStatic).FieldType.FullName : definition.FullName;
        return name switch
        {
            "System.Void" => DataType.Void,
            "System.Boolean" => DataType.Boolean,
            "System.SByte" => DataType.I1,
            "System.Byte" => DataType.U1,
            "System.Char" => DataType.Char,
            "System.Int16" => DataType.I2,
            "System.UInt16" => DataType.U2,
            "System.Int32" or "System.IntPtr" => DataType.I4,
            "System.UInt32" or "System.UIntPtr" => DataType.U4,
            "System.Int64" => DataType.I8,
            "System.UInt64" => DataType.U8,
            "System.Single" => DataType.R4,
            "System.Double" => DataType.R8,
            "System.DateTime" => DataType.DateTime,
            "System.TimeSpan" => DataType.TimeSpan,
            "System.String" => DataType.String,
            _ => definition.IsValueType ? DataType.ValueType : DataType.Class,
        };
    }

    private void Place(FieldDefinition field, TypeDesc owner, List<Slot> slots, List<(int Index, TypeDesc Type)>? structs)
    {
        TypeUse use = Use(field.FieldType);
        _fields[field] = new FieldDesc { Definition = field, Owner = owner, Index = slots.Count, Type = use };
        if (use.IsStruct)
        {
            structs?.Add((slots.Count, use.Type));
        }

        slots.Add(new Slot { Tag = use.IsStruct ? DataType.Object : use.Tag });
    }

    public void LayOutStatics(AssemblyDesc assembly)
    {
        List<Slot> slots = [];
        foreach (TypeDefinition definition in assembly.Order)
        {
            if (!definition.HasFields)
            {
                continue;
            }

            foreach (FieldDefinition field in definition.Fields.Where(f => f.IsStatic && !f.HasConstant))
            {
                Place(field, Get(definition), slots, null);
            }
        }

        assembly.Statics = [.. slots];
    }
}
