using Microsoft.CodeAnalysis.FlowAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>The continuation after a finally block.</summary>
/// <param name="Branch">The branch that left the try block, or null: an exception did.</param>
/// <param name="Next">The number of finally blocks of the branch that the path has entered.</param>
/// <param name="Raise">The region from which the exception continues.</param>
/// <param name="IsThrown">Whether the method itself threw it.</param>
/// <param name="Outer">The continuation of the enclosing finally block.</param>
internal sealed record Continuation(
    ControlFlowBranch? Branch, int Next, ControlFlowRegion? Raise, bool IsThrown, Continuation? Outer);
