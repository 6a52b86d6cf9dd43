using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Threads;

/// <summary>The caller kind of a method: a thread, an event, a timer.</summary>
internal enum EntryKind
{
    /// <summary>A separate thread.</summary>
    Thread,

    /// <summary>A timer.</summary>
    Timer,

    /// <summary>The dispatcher of events, one for all of them.</summary>
    Handler,
}

/// <summary>A method that is started on another thread.</summary>
/// <param name="Method">The method or lambda.</param>
/// <param name="Kind">The caller of the method.</param>
/// <param name="IsRepeated">Whether the start is in a loop.</param>
internal sealed record Entry(IMethodSymbol Method, EntryKind Kind, bool IsRepeated);
