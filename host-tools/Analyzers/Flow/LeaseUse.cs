using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>A lease is given to a method.</summary>
/// <param name="Call">The call.</param>
/// <param name="Argument">The lease among its arguments.</param>
/// <param name="Variable">The variable that holds the lease, or null.</param>
/// <param name="Source">The name of the method that gave it.</param>
/// <param name="Lease">The known facts about the lease.</param>
/// <param name="Status">The known facts about the status that came with the lease; null if the caller got the
/// status.</param>
/// <param name="Closing">The known facts about the status of the call that closed the lease, or null.</param>
/// <param name="End">The identity of the end that it is given to, or null.</param>
/// <param name="Closes">Whether this call closes the lease.</param>
internal sealed record LeaseUse(
    IInvocationOperation Call,
    IOperation Argument,
    ISymbol? Variable,
    string Source,
    LeaseFact Lease,
    CallFact? Status,
    CallFact? Closing,
    object? End,
    bool Closes)
{
    /// <summary>The name of the lease in messages.</summary>
    internal string Name => Variable?.Name ?? "the lease";

    /// <summary>Whether the lease was closed before, on this path, for sure.</summary>
    internal bool IsClosed => Lease.Closer is { IsCertain: true } && Closing?.IsRefused != true;
}
