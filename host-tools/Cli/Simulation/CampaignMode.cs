using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate --exhaustive: a cut at every operation in every form.</summary>
internal sealed class CampaignMode(
    Terminal terminal, ScenarioOptions scenarios, Flag exhaustive, Option<string> depth, ShardOption shard, Flag json)
    : CommandMode
{
    private protected override Option Switch => exhaustive;

    private protected override IEnumerable<Symbol> Taken => [.. scenarios.All, depth, shard.Option, json];

    internal override int Run(ParseResult arguments)
    {
        int cuts = (int)Number.Of(arguments, depth, least: 1, most: 2, absent: 1);
        (int index, int count) = shard.Read(arguments);
        bool isJson = json.IsGiven(arguments);
        List<Scenario> chosen = scenarios.Scenarios(arguments);
        SimulationSetup setup = scenarios.Setup(arguments);
        Stopwatch watch = Stopwatch.StartNew();
        List<CampaignResult> results = [];
        foreach (Scenario scenario in chosen)
        {
            CampaignResult result = new Campaign(setup, scenario).Run(cuts, index, count);
            results.Add(result);
            if (!isJson)
            {
                Tell(result);
            }
        }

        CampaignResult sum = CampaignResult.Sum(results);
        double seconds = watch.Elapsed.TotalSeconds;
        if (isJson)
        {
            SimulationReport report = new(cuts, index + 1, count, seconds, results, sum);
            terminal.Answer(JsonSerializer.Serialize(report, SimulationJson.Default.SimulationReport));
        }
        else
        {
            Conclude(sum, seconds);
        }

        return sum.IsGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void Conclude(CampaignResult sum, double seconds)
    {
        Tell(sum);
        foreach (string violation in sum.Violations)
        {
            terminal.Verdict("violation", violation, isGood: false);
        }

        terminal.Answer("time", seconds.ToString("F1", CultureInfo.InvariantCulture) + " s");
        terminal.Verdict(
            "verdict", sum.IsGood ? "the device kept its promises" : "the device broke its promises", sum.IsGood);
    }

    private void Tell(CampaignResult result)
    {
        terminal.Answer(
            result.Scenario,
            $"{result.Operations} operations, {result.Schedules} schedules, {result.Fired} of {result.Cuts} cuts came, "
                + $"{result.Violations.Count} violations");
    }
}
