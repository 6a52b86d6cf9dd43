using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>The order of a type's members in the file (docs/pe-format.md, section 4).</summary>
internal static class MemberOrder
{
    /// <summary>Fields without constants: static ones, then those of instances.</summary>
    public static List<FieldDefinition> Fields(TypeDefinition type)
    {
        List<FieldDefinition> fields = new(type.Fields.Count);
        Add(fields, type.Fields, static f => IsStored(f) && f.IsStatic);
        Add(fields, type.Fields, static f => IsStored(f) && !f.IsStatic);
        return fields;
    }

    /// <summary>Virtual methods, other methods of instances, static methods.</summary>
    public static List<MethodDefinition> Methods(TypeDefinition type)
    {
        List<MethodDefinition> methods = new(type.Methods.Count);
        Add(methods, type.Methods, static m => m.IsVirtual);
        Add(methods, type.Methods, static m => !m.IsVirtual && !m.IsStatic);
        Add(methods, type.Methods, static m => !m.IsVirtual && m.IsStatic);
        return methods;
    }

    /// <summary>Whether a field has a row: constants have no row.</summary>
    public static bool IsStored(FieldDefinition field) => !field.HasConstant && !field.IsLiteral;

    private static void Add<T>(List<T> chosen, IEnumerable<T> all, Predicate<T> predicate)
    {
        foreach (T item in all)
        {
            if (predicate(item))
            {
                chosen.Add(item);
            }
        }
    }
}
