using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>The types that are left out of the file (docs/pe-format.md, section 9).</summary>
internal sealed class Exclusions
{
    /// <summary>csc embeds the type in each assembly for C# 11 and later.</summary>
    public const string RefSafetyRules = "System.Runtime.CompilerServices.RefSafetyRulesAttribute";

    private const string ExcludeType = "System.Runtime.CompilerServices.ExcludeTypeAttribute";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        "ThisAssembly",
        RefSafetyRules,
        "System.Runtime.CompilerServices.AccessedThroughPropertyAttribute",
    };

    public Exclusions(IEnumerable<TypeDefinition> types, IEnumerable<string> names)
    {
        _names.UnionWith(names);
        foreach (TypeDefinition type in types)
        {
            if (type.HasCustomAttributes && HasExcludeType(type))
            {
                _names.Add(type.FullName);
            }
        }
    }

    /// <summary>Whether the type itself is named: should something need it nevertheless, it comes without
    /// members.</summary>
    public bool IsNamed(TypeReference type) => _names.Contains(type.FullName);

    /// <summary>Whether the type is named, by its full or its simple name, or its declaring type is.</summary>
    public bool IsDropped(TypeReference type)
    {
        return IsNamed(type) || _names.Contains(type.Name) || IsDeclaringTypeNamed(type);
    }

    /// <summary>Whether the type does not count in the checksum over the native methods.</summary>
    public bool IsWithoutChecksum(TypeReference type) => IsNamed(type) || IsDeclaringTypeNamed(type);

    private bool IsDeclaringTypeNamed(TypeReference type) =>
        type.DeclaringType is not null && _names.Contains(type.DeclaringType.FullName);

    private static bool HasExcludeType(TypeDefinition type)
    {
        foreach (CustomAttribute attribute in type.CustomAttributes)
        {
            if (attribute.AttributeType.FullName == ExcludeType)
            {
                return true;
            }
        }

        return false;
    }
}
