using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Update.Simulation;

/// <summary>The result of a campaign over a scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Operations">Storage operations of the run without a cut.</param>
/// <param name="Schedules">Runs with cuts.</param>
/// <param name="Cuts">Cuts that were planned.</param>
/// <param name="Fired">Cuts that came. Any other number than the planned one is a mistake of the campaign.</param>
/// <param name="Violations">The forbidden outcomes that occurred: the schedule and the outcome.</param>
public sealed record CampaignResult(
    string Scenario, int Operations, long Schedules, long Cuts, long Fired, IReadOnlyList<string> Violations)
{
    /// <summary>Whether all cuts came and nothing was violated.</summary>
    public bool IsGood => Cuts == Fired && Violations.Count == 0;

    /// <summary>The sum over scenarios.</summary>
    public static CampaignResult Sum(IReadOnlyCollection<CampaignResult> results)
    {
        return new CampaignResult(
            "all",
            results.Sum(result => result.Operations),
            results.Sum(result => result.Schedules),
            results.Sum(result => result.Cuts),
            results.Sum(result => result.Fired),
            [.. results.SelectMany(result => result.Violations)]);
    }
}
