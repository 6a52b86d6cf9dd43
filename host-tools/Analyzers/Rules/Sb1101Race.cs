using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A field touched by two threads without lock, Interlocked or a ring, where that goes wrong on nanoCLR
/// (CWE-362).</summary>
/// <remarks>
/// nanoCLR switches between any two instructions, and a single load or store is atomic, with 64 bits too. So races are:
/// a change made of a load and a store, a collection, a field that is set after the thread that uses it was started,
/// and a reference that is tested and then used (SB1110).
/// </remarks>
internal static class Sb1101Race
{
    private static readonly HashSet<string> s_collections =
    [
        "System.Collections.ArrayList",
        "System.Collections.Hashtable",
        "System.Collections.IDictionary",
        "System.Collections.IList",
        "System.Collections.Queue",
        "System.Collections.Stack",
        "System.Text.StringBuilder",
    ];

    /// <summary>The conflict between two accesses of different threads, as the message describes the first and the
    /// second access; or null.</summary>
    internal static (string First, string Second)? Judge(Access first, Access second)
    {
        if (first.Lock is not null && second.Lock is not null)
        {
            return null;
        }

        if (first.Kind == AccessKind.Change
            && (second.Writes || second.Kind == AccessKind.Atomic)
            && first.Element == second.Element)
        {
            return ("changed by a load and a store", second.Kind == AccessKind.Change ? "changed so too" : "set");
        }

        if (first.Element is not null || second.Element is not null)
        {
            return null;
        }

        bool isMutated = first.Kind == AccessKind.Mutate && second.Kind is AccessKind.Mutate or AccessKind.Use;
        return isMutated && IsCollection(first.Variable) ? ("changed", "used") : null;
    }

    internal static ITypeSymbol? TypeOf(ISymbol variable)
    {
        return variable switch
        {
            IFieldSymbol field => field.Type,
            ILocalSymbol local => local.Type,
            _ => null,
        };
    }

    private static bool IsCollection(ISymbol variable)
    {
        return TypeOf(variable) is { } type && s_collections.Contains(type.ToDisplayString().TrimEnd('?'));
    }
}
