using System;

namespace SecureBoot.TestAdapter.Running;

/// <summary>The outcome of a test.</summary>
internal enum VerdictKind
{
    Passed,
    Failed,
    Skipped,
}

/// <summary>The outcome of a test.</summary>
/// <param name="Kind">The outcome.</param>
/// <param name="Message">Why it failed or was skipped.</param>
/// <param name="Stack">The managed stack, a frame a line as .NET writes them.</param>
internal sealed record TestVerdict(VerdictKind Kind, string? Message = null, string? Stack = null)
{
    /// <summary>The output.</summary>
    public string Output { get; init; } = "";

    /// <summary>The host's time.</summary>
    public TimeSpan Duration { get; init; }

    public static TestVerdict Passed { get; } = new(VerdictKind.Passed);
}
