using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Threads;

/// <summary>The accesses and calls of a method or a lambda.</summary>
internal sealed class Body(IMethodSymbol method)
{
    internal IMethodSymbol Method { get; } = method;

    internal List<Access> Accesses { get; } = [];

    internal List<(IMethodSymbol Target, int Position)> Calls { get; } = [];

    /// <summary>The threads, timers and handlers that the body starts.</summary>
    internal List<Entry> Entries { get; } = [];

    /// <summary>The position at which the body starts its first thread; no other thread runs before it. -1: no
    /// start.</summary>
    internal int StartedAt { get; set; } = -1;

    /// <summary>The position after which the body has waited for its threads; -1: no wait.</summary>
    internal int JoinedAt { get; set; } = -1;

    /// <summary>The name of the body in messages.</summary>
    internal string Name =>
        Method.MethodKind == MethodKind.LambdaMethod
            ? "a lambda of " + (Method.ContainingSymbol?.Name ?? "?")
            : Method.Name;

    /// <summary>Whether code at a position may run while the threads that this method started run.</summary>
    internal bool IsBeside(int position)
    {
        return (StartedAt < 0 || position > StartedAt) && (JoinedAt < 0 || position < JoinedAt);
    }
}
