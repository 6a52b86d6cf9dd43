using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Custom attributes that the file does not have (docs/pe-format.md, section 8).</summary>
internal static class IgnoredAttributes
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "System.Reflection.AssemblyFileVersionAttribute",
        "System.Runtime.InteropServices.ComVisibleAttribute",
        "System.Runtime.InteropServices.GuidAttribute",
        "System.ParamArrayAttribute",
        "System.SerializableAttribute",
        "System.NonSerializedAttribute",
        "System.Runtime.InteropServices.StructLayoutAttribute",
        "System.Runtime.InteropServices.OutAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.MethodImplAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.InternalsVisibleToAttribute",
        "System.Runtime.CompilerServices.IndexerNameAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Reflection.FieldNoReflectionAttribute",
        "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerNonUserCodeAttribute",
        "System.Diagnostics.DebuggerStepThroughAttribute",
        "System.Diagnostics.DebuggerDisplayAttribute",
        "System.AttributeUsageAttribute",
        "System.CLSCompliantAttribute",
        "System.FlagsAttribute",
        "System.ObsoleteAttribute",
        "System.Diagnostics.ConditionalAttribute",
        "System.ComponentModel.EditorBrowsableAttribute",
        "System.Reflection.DefaultMemberAttribute",
        "System.MTAThreadAttribute",
        "System.STAThreadAttribute",
        "ThisAssembly",
        "System.Runtime.CompilerServices.AccessedThroughPropertyAttribute",
    };

    /// <summary>Whether the attribute has no row.</summary>
    public static bool Has(TypeReference type)
    {
        return s_names.Contains(type.FullName)
            || (type.DeclaringType is not null && s_names.Contains(type.DeclaringType.FullName));
    }

    /// <summary>Whether its use alone keeps its constructor.</summary>
    public static bool IsFollowed(TypeReference type) =>
        !s_names.Contains(type.FullName) && !type.FullName.StartsWith(Analysis, StringComparison.Ordinal);
}
