namespace SecureBoot.Cli.Simulation;

/// <summary>A line of <c>simulate --list --json</c>.</summary>
internal sealed record ScenarioEntry(string Name, string Description);
