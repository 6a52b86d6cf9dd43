using System;
using Mono.Cecil;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Flags of types, fields and methods (docs/pe-format.md, section 4).</summary>
internal static class RowFlags
{
    public static TypeDefFlags Of(TypeDefinition type)
    {
        TypeDefFlags flags = (TypeDefFlags)TypeScope(type) | Kind(type);
        flags |= When(type.IsSerializable || type.IsEnum, TypeDefFlags.Serializable);
        flags |= When(type.IsAbstract, TypeDefFlags.Abstract);
        flags |= When(type.IsSealed, TypeDefFlags.Sealed);
        flags |= When(type.IsSpecialName, TypeDefFlags.SpecialName);
        flags |= When(type.IsBeforeFieldInit, TypeDefFlags.BeforeFieldInit);
        flags |= When(type.HasSecurity, TypeDefFlags.HasSecurity);
        flags |= When(type.HasCustomAttributes, TypeDefFlags.HasAttributes);
        flags |= When(type.BaseType?.FullName == "System.MulticastDelegate", TypeDefFlags.MulticastDelegate);
        flags |= When(
            type.BaseType?.FullName == "System.Delegate" && type.FullName != "System.MulticastDelegate",
            TypeDefFlags.Delegate);
        return flags | When(HasFinalizer(type), TypeDefFlags.HasFinalizer);
    }

    public static FieldDefFlags Of(FieldDefinition field)
    {
        FieldDefFlags flags = (FieldDefFlags)(field.Attributes & FieldAttributes.FieldAccessMask);
        flags |= When(field.IsNotSerialized, FieldDefFlags.NotSerialized);
        flags |= When(field.IsStatic, FieldDefFlags.Static);
        flags |= When(field.IsInitOnly, FieldDefFlags.InitOnly);
        flags |= When(field.IsLiteral, FieldDefFlags.Literal);
        flags |= When(field.IsSpecialName, FieldDefFlags.SpecialName);
        flags |= When(field.HasDefault, FieldDefFlags.HasDefault);
        flags |= When((field.Attributes & FieldAttributes.HasFieldRVA) != 0, FieldDefFlags.HasFieldRva);
        return flags | When(field.HasCustomAttributes, FieldDefFlags.HasAttributes);
    }

    public static MethodDefFlags Of(MethodDefinition method, MethodDefinition? entryPoint)
    {
        MethodDefFlags flags = (MethodDefFlags)(method.Attributes & MethodAttributes.MemberAccessMask);
        flags |= When(method.IsStatic, MethodDefFlags.Static);
        flags |= When(method.IsFinal, MethodDefFlags.Final);
        flags |= When(method.IsVirtual, MethodDefFlags.Virtual);
        flags |= When(method.IsHideBySig, MethodDefFlags.HideBySig);
        flags |= When(method.IsNewSlot, MethodDefFlags.NewSlot);
        flags |= When(method.IsAbstract, MethodDefFlags.Abstract);
        flags |= When(method.IsSpecialName, MethodDefFlags.SpecialName);
        flags |= When(
            method.IsConstructor, method.IsStatic ? MethodDefFlags.StaticConstructor : MethodDefFlags.Constructor);
        flags |= When(IsFinalizer(method), MethodDefFlags.Finalizer);
        flags |= When(method.IsSynchronized, MethodDefFlags.Synchronized);
        flags |= When(method == entryPoint, MethodDefFlags.EntryPoint);
        flags |= When(method.HasBody && method.Body.HasExceptionHandlers, MethodDefFlags.HasExceptionHandlers);
        flags |= When(method.HasCustomAttributes, MethodDefFlags.HasAttributes);
        return flags | Delegate(method) | Generic(method);
    }

    private static int TypeScope(TypeDefinition type)
    {
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => 1,
            TypeAttributes.NestedPublic => 2,
            TypeAttributes.NestedPrivate => 3,
            TypeAttributes.NestedFamily => 4,
            TypeAttributes.NestedAssembly => 5,
            TypeAttributes.NestedFamANDAssem => 6,
            TypeAttributes.NestedFamORAssem => 7,
            _ => 0,
        };
    }

    private static TypeDefFlags Kind(TypeDefinition type)
    {
        if (type.IsEnum)
        {
            return TypeDefFlags.Enum;
        }

        return type.IsValueType ? TypeDefFlags.ValueType : When(type.IsInterface, TypeDefFlags.Interface);
    }

    private static MethodDefFlags Delegate(MethodDefinition method)
    {
        if (method.DeclaringType.BaseType?.FullName != "System.MulticastDelegate")
        {
            return MethodDefFlags.None;
        }

        return method.Name switch
        {
            ".ctor" => MethodDefFlags.DelegateConstructor,
            "Invoke" => MethodDefFlags.DelegateInvoke,
            "BeginInvoke" => MethodDefFlags.DelegateBeginInvoke,
            "EndInvoke" => MethodDefFlags.DelegateEndInvoke,
            _ => MethodDefFlags.None,
        };
    }

    private static MethodDefFlags Generic(MethodDefinition method)
    {
        return When(
            method.ContainsGenericParameter,
            MethodDefFlags.ContainsGenericParameter) | When(
                method.HasGenericParameters, MethodDefFlags.HasGenericParameter);
    }

    private static bool HasFinalizer(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods)
        {
            if (type.FullName != "System.Object" && IsFinalizer(method))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFinalizer(MethodDefinition method)
    {
        return method.Name == "Finalize" && method.ReturnType.FullName == "System.Void" && !method.HasParameters;
    }

    private static T When<T>(bool condition, T flag)
        where T : struct, Enum
    {
        return condition ? flag : default;
    }
}
