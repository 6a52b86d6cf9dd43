using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate --list: the scenarios.</summary>
internal sealed class ListMode(Terminal terminal, Flag list, Flag json) : CommandMode
{
    private protected override Option Switch => list;

    private protected override IEnumerable<Symbol> Taken => [json];

    internal override int Run(ParseResult arguments)
    {
        if (json.IsGiven(arguments))
        {
            List<ScenarioEntry> entries = [.. AllScenarios.List.Select(scenario =>
                new ScenarioEntry(scenario.Name, scenario.Description))];
            terminal.Answer(JsonSerializer.Serialize(entries, SimulationJson.Default.ListScenarioEntry));
            return ExitCode.Done;
        }

        foreach (Scenario scenario in AllScenarios.List)
        {
            terminal.Answer(scenario.Name, scenario.Description);
        }

        return ExitCode.Done;
    }
}
