using System;
using Mono.Cecil;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Loading;

/// <summary>Finds what an assembly's references mean on the device.</summary>
internal sealed class MemberResolver
{
    private readonly DeviceTypes _types;

    public MemberResolver(DeviceTypes types)
    {
        _types = types;
    }

    public MethodDesc Resolve(MethodReference reference)
    {
        return Find(reference) ?? throw new MissingMethodException(reference.FullName);
    }

    public MethodDesc? Find(MethodReference reference)
    {
        if (HostOverloads.Find(reference) is { } replacement)
        {
            return Corlib(replacement);
        }

        if (reference is MethodDefinition definition)
        {
            return _types.Get(definition);
        }

        if (reference is GenericInstanceMethod || reference.DeclaringType is GenericInstanceType)
        {
            return null;
        }

        TypeReference declaring = reference.DeclaringType is ArrayType ? reference.Module.TypeSystem.Object : reference.DeclaringType;
        return _types.Find(declaring) is { } type ? _types.FindMethod(type, SignatureText.Of(reference)) : null;
    }

    public FieldDesc Resolve(FieldReference reference)
    {
        return Find(reference) ?? throw new MissingFieldException(reference.FullName);
    }

    public FieldDesc? Find(FieldReference reference)
    {
        if (reference is FieldDefinition definition)
        {
            return _types.Get(definition);
        }

        for (TypeDesc? type = _types.Find(reference.DeclaringType); type is not null; type = type.Base)
        {
            foreach (FieldDefinition field in type.Definition.Fields)
            {
                if (field.Name == reference.Name)
                {
                    return _types.Get(field);
                }
            }
        }

        return null;
    }

    /// <summary>The element type where the method is Array.Empty: the host's compiler uses it for an empty params array.</summary>
    public static TypeReference? EmptyArrayOf(MethodReference reference)
    {
        return reference is GenericInstanceMethod { Name: "Empty" } generic && generic.DeclaringType.FullName == "System.Array"
            ? generic.GenericArguments[0]
            : null;
    }

    private MethodDesc Corlib(string name)
    {
        TypeDesc type = _types.Corlib(HostOverloads.TypeName);
        foreach (MethodDefinition method in type.Definition.Methods)
        {
            if (method.Name == name)
            {
                return _types.Get(method);
            }
        }

        throw new MissingMethodException(HostOverloads.TypeName, name);
    }
}
