using System;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Methods whose name says that they may fail.</summary>
internal static class TryMethods
{
    private const string Prefix = "Try";

    /// <summary>Whether a method is named Try… and returns its success. TryAdd is not such a method: an existing item
    /// is not a failure.</summary>
    internal static bool IsTry(IMethodSymbol method)
    {
        string name = method.Name;
        return method.ReturnType.SpecialType == SpecialType.System_Boolean
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.Length > Prefix.Length
            && name != "TryAdd"
            && char.IsUpper(name[Prefix.Length]);
    }

    /// <summary>Whether the result of a method is valid with each status: the nearest end of a range.</summary>
    internal static bool AlwaysSets(IMethodSymbol method)
    {
        return method.Name.StartsWith("Saturating", StringComparison.Ordinal);
    }
}
