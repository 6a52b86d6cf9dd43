using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Threads;

/// <summary>The kind of an access.</summary>
internal enum AccessKind
{
    /// <summary>Takes the value.</summary>
    Read,

    /// <summary>Replaces the value.</summary>
    Write,

    /// <summary>Sets a reference to null.</summary>
    Clear,

    /// <summary>Takes the value and replaces it by one made of it: a load, a calculation and a store.</summary>
    Change,

    /// <summary>Changes the object that the field holds.</summary>
    Mutate,

    /// <summary>Interlocked.</summary>
    Atomic,

    /// <summary>Tests the value in a condition.</summary>
    Test,

    /// <summary>Calls a method of the object, or reads its element.</summary>
    Use,

    /// <summary>Reads its Count, Length or SyncRoot: one load, which is whole.</summary>
    Size,
}

/// <summary>An access to a field, or to a local that a lambda shares.</summary>
/// <param name="Variable">The field or the local.</param>
/// <param name="Kind">The kind of the access.</param>
/// <param name="At">The place of the access.</param>
/// <param name="Lock">The object that is locked around it, or null.</param>
/// <param name="Element">The text of the index for an element; otherwise null.</param>
internal sealed record Access(ISymbol Variable, AccessKind Kind, SyntaxNode At, object? Lock, string? Element)
{
    internal int Position => At.SpanStart;

    internal bool Writes => Kind is AccessKind.Write or AccessKind.Clear or AccessKind.Change;
}
