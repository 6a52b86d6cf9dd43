using System.Collections.Generic;
using System.Text;

namespace SecureBoot.Emulator.Results;

/// <summary>Why a run ended before its end: what, where, how it got there.</summary>
/// <param name="What">A sentence.</param>
/// <param name="Stack">The managed stack, innermost frame first.</param>
/// <param name="Origin">The place of the decision in the source of the real runtime, for a memory report.</param>
public sealed record Report(string What, IReadOnlyList<StackEntry> Stack, string? Origin = null)
{
    /// <summary>The full name of the type of an uncaught exception.</summary>
    public string? Exception { get; init; }

    /// <summary>The exception's message, where it has one.</summary>
    public string? Message { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new(What);
        if (Origin is not null)
        {
            text.Append("\n   nf-interpreter: ").Append(Origin);
        }

        foreach (StackEntry entry in Stack)
        {
            text.Append("\n   at ").Append(entry);
        }

        return text.ToString();
    }
}
