using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>What follows a finally block.</summary>
/// <param name="Branch">The branch that left the try block, or null: an exception did.</param>
/// <param name="Next">How many finally blocks of the branch were entered.</param>
/// <param name="Raise">Where the exception goes on from.</param>
/// <param name="IsThrown">Whether the method itself threw it.</param>
/// <param name="Outer">What follows the finally block that this one is in.</param>
internal sealed record Continuation(
    ControlFlowBranch? Branch, int Next, ControlFlowRegion? Raise, bool IsThrown, Continuation? Outer);
