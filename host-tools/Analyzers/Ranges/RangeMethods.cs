using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>The methods of the device whose ranges are not checked, or by an addition that wraps.</summary>
/// <remarks>Seen on nanoCLR: an index and a length past the array read or write beside it, or clear all of
/// it.</remarks>
internal static class RangeMethods
{
    private static readonly HashSet<string> s_methods =
    [
        "System.Array.Clear",
        "System.Array.Copy",
        "System.Array.CreateInstance",
        "System.Array.IndexOf",
        "System.Convert.ToBase64String",
        "System.ReadOnlySpanByte..ctor",
        "System.ReadOnlySpanByte.Slice",
        "System.SpanByte..ctor",
        "System.SpanByte.Slice",
        "System.String..ctor",
        "System.String.Substring",
        "System.String.ToCharArray",
    ];

    /// <summary>Whether a parameter is an index or a length of such a method.</summary>
    internal static bool IsRange(IParameterSymbol? parameter)
    {
        return parameter?.Type.SpecialType == SpecialType.System_Int32
            && parameter.ContainingSymbol is IMethodSymbol { Parameters.Length: > 1 } method
            && s_methods.Contains(NameOf(method));
    }

    /// <summary>Whether the device compares index plus length with the available length: only a sum that wraps passes
    /// this check.</summary>
    internal static bool ChecksSum(IMethodSymbol method)
    {
        return method.Name is not ("ToBase64String" or "CreateInstance");
    }

    /// <summary>The name of the method in messages.</summary>
    internal static string ShortName(IMethodSymbol method)
    {
        return method.MethodKind == MethodKind.Constructor
            ? "new " + method.ContainingType.Name
            : method.ContainingType.Name + "." + method.Name;
    }

    private static string NameOf(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        return type.ContainingNamespace + "." + type.Name + "." + method.Name;
    }
}
