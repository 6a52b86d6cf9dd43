using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The runtime's codes of types that are known by name (docs/pe-format.md, sections 4 and 6).</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, PeDataType> s_signature = new(ByName(
        PeDataType.DateTime, PeDataType.TimeSpan))
    {
        ["System.IntPtr"] = PeDataType.I4,
        ["System.UIntPtr"] = PeDataType.U4,
    };

    private static readonly Dictionary<string, PeDataType> s_row = new(ByName(PeDataType.Void, PeDataType.Object))
    {
        ["System.RuntimeTypeHandle"] = PeDataType.Reflection,
        ["System.RuntimeFieldHandle"] = PeDataType.Reflection,
        ["System.RuntimeMethodHandle"] = PeDataType.Reflection,
    };

    /// <summary>The code of a type in a signature, where its name decides.</summary>
    public static bool TryInSignature(TypeReference type, out PeDataType code) =>
        s_signature.TryGetValue(type.FullName, out code);

    /// <summary>The code in a type's row, where its name decides.</summary>
    public static bool TryInRow(TypeReference type, out PeDataType code) => s_row.TryGetValue(type.FullName, out code);

    /// <summary>Whether a signature names the type without a token, so that no row must be kept for it.</summary>
    public static bool IsBuiltIn(TypeReference type)
    {
        return type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object;
    }

    private static IEnumerable<KeyValuePair<string, PeDataType>> ByName(params PeDataType[] others)
    {
        return PeTypeNames.All
            .Where(type => !others.Contains(type.Key))
            .Select(type => KeyValuePair.Create(type.Value, type.Key));
    }
}
