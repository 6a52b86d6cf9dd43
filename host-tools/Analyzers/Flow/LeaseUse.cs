using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>A lease is given to a method.</summary>
/// <param name="Call">The call.</param>
/// <param name="Argument">The lease among its arguments.</param>
/// <param name="Variable">The variable that holds the lease, or null.</param>
/// <param name="Source">The name of the method that gave it.</param>
/// <param name="Lease">What is known of it.</param>
/// <param name="Status">What is known of the status that came with it; null: it was the caller's.</param>
/// <param name="Closing">What is known of the status of the call that closed it, or null.</param>
/// <param name="End">The identity of the end that it is given to, or null.</param>
/// <param name="Closes">Whether this call closes it.</param>
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
    /// <summary>How messages call the lease.</summary>
    internal string Name => Variable?.Name ?? "the lease";

    /// <summary>Whether the lease was closed before, on this path, for sure.</summary>
    internal bool IsClosed => Lease.Closer is { IsCertain: true } && Closing?.IsRefused != true;
}
