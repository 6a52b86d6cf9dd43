using System.Collections.Generic;

namespace SecureBoot.Emulator.Results;

/// <summary>The outcome and the costs of a run.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Meter">The resources that the run used.</param>
/// <param name="Report">Why it ended, for every outcome but <see cref="Outcome.Completed"/>.</param>
public sealed record RunResult(Outcome Outcome, Meter Meter, Report? Report)
{
    /// <summary>Exceptions that ended other threads than the first. The device continues without those
    /// threads.</summary>
    public IReadOnlyList<Report> ThreadFailures { get; init; } = [];
}
