using System.Collections.Generic;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Cli.Simulation;

/// <summary>The output of <c>simulate --exhaustive --json</c>.</summary>
internal sealed record SimulationReport(
    int Depth, int Shard, int Shards, double Seconds, List<CampaignResult> Results, CampaignResult Sum);

/// <summary>A line of <c>simulate --list --json</c>.</summary>
internal sealed record ScenarioEntry(string Name, string Description);
