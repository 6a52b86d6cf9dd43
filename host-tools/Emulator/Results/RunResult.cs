using System.Collections.Generic;

namespace SecureBoot.Emulator.Results;

/// <summary>How a run ended and what it used.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Meter">The resources that the run used.</param>
/// <param name="Report">Why it ended, for every outcome but <see cref="Outcome.Completed"/>.</param>
public sealed record RunResult(Outcome Outcome, Meter Meter, Report? Report)
{
    /// <summary>Exceptions that ended other threads than the first. The device goes on without those threads.</summary>
    public IReadOnlyList<Report> ThreadFailures { get; init; } = [];
}
