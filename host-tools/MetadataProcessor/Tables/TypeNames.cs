using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor;

/// <summary>The runtime's codes of types that are known by name (docs/pe-format.md, sections 4 and 6).</summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, PeDataType> s_signature = new(StringComparer.Ordinal)
    {
        ["System.Void"] = PeDataType.Void,
        ["System.Boolean"] = PeDataType.Boolean,
        ["System.SByte"] = PeDataType.I1,
        ["System.Byte"] = PeDataType.U1,
        ["System.Char"] = PeDataType.Char,
        ["System.Int16"] = PeDataType.I2,
        ["System.UInt16"] = PeDataType.U2,
        ["System.Int32"] = PeDataType.I4,
        ["System.UInt32"] = PeDataType.U4,
        ["System.Single"] = PeDataType.R4,
        ["System.Int64"] = PeDataType.I8,
        ["System.UInt64"] = PeDataType.U8,
        ["System.Double"] = PeDataType.R8,
        ["System.String"] = PeDataType.String,
        ["System.Object"] = PeDataType.Object,
        ["System.IntPtr"] = PeDataType.I4,
        ["System.UIntPtr"] = PeDataType.U4,
        ["System.WeakReference"] = PeDataType.WeakReference,
    };

    private static readonly Dictionary<string, PeDataType> s_row = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = PeDataType.Boolean,
        ["System.SByte"] = PeDataType.I1,
        ["System.Byte"] = PeDataType.U1,
        ["System.Char"] = PeDataType.Char,
        ["System.Int16"] = PeDataType.I2,
        ["System.UInt16"] = PeDataType.U2,
        ["System.Int32"] = PeDataType.I4,
        ["System.UInt32"] = PeDataType.U4,
        ["System.Single"] = PeDataType.R4,
        ["System.Int64"] = PeDataType.I8,
        ["System.UInt64"] = PeDataType.U8,
        ["System.Double"] = PeDataType.R8,
        ["System.String"] = PeDataType.String,
        ["System.DateTime"] = PeDataType.DateTime,
        ["System.TimeSpan"] = PeDataType.TimeSpan,
        ["System.WeakReference"] = PeDataType.WeakReference,
        ["System.RuntimeTypeHandle"] = PeDataType.Reflection,
        ["System.RuntimeFieldHandle"] = PeDataType.Reflection,
        ["System.RuntimeMethodHandle"] = PeDataType.Reflection,
    };

    /// <summary>The code of a type in a signature, where its name decides.</summary>
    public static bool TryInSignature(TypeReference type, out PeDataType code) => s_signature.TryGetValue(type.FullName, out code);

    /// <summary>The code in a type's row, where its name decides.</summary>
    public static bool TryInRow(TypeReference type, out PeDataType code) => s_row.TryGetValue(type.FullName, out code);

    /// <summary>Whether a signature names the type without a token, and nothing else has to be kept for it.</summary>
    public static bool IsBuiltIn(TypeReference type)
    {
        return type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String or MetadataType.Object;
    }
}
