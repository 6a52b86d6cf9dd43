using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Publishing;
using SecureBoot.Cli.Shell;
using SecureBoot.Cli.Simulation;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot simulate: the boot stage's own code under power cuts.</summary>
internal sealed class SimulateCommand : ToolCommand
{
    private readonly CommandMode[] _modes;

    internal SimulateCommand(Terminal terminal, OutputWriter writer)
        : base(
            "simulate",
            "Run update scenarios under power cuts: exit 0 if the device kept its promises, 1 if not.",
            "[options] [SCENARIO...]",
            """
            secureboot simulate update --cut 31:head --cut 4:garbage
            secureboot simulate --exhaustive --depth 2
            secureboot simulate --exhaustive --depth 2 --shard 1/4 --json
            secureboot simulate --heap --heap-bytes 102400
            secureboot simulate --fleet 10000 --outage 24h --plot fleet.svg
            secureboot simulate --faults --image signature,counter --models skip,branch
            secureboot simulate --faults --state faults.state --pairs 100000
            secureboot simulate --list
            """)
    {
        Option<string[]> cuts = AddRepeatable(
            "--cut",
            "N:FORM",
            "cut the power at storage operation N, counted from the cut before: nothing, head, tail, garbage or all "
                + "of it is done");
        Flag exhaustive = AddFlag("--exhaustive", "cut at every operation in every form");
        Option<string> depth = AddOption("--depth", "N", "with --exhaustive: cuts in a row, 1 or 2; default 1");
        ShardOption shard = new(this);
        ScenarioOptions scenarios = new(this);
        Flag json = new("--json", "answer in JSON");
        HeapMode heap = new(this, terminal, scenarios.NoNativeHash);
        FleetMode fleet = new(this, terminal, writer);
        FaultMode faults = new(this, terminal, shard, json);
        Flag list = AddFlag("--list", "list the scenarios");
        Add(json);
        Option<string> html = AddOption("--html", "FILE", "write the stories of single cuts as a page for a browser");
        _modes =
        [
            new ScheduleMode(terminal, writer, scenarios, cuts, html, json),
            new CampaignMode(terminal, scenarios, exhaustive, depth, shard, json),
            heap,
            fleet,
            faults,
            new ListMode(terminal, list, json),
        ];
    }

    protected override int Run(ParseResult arguments)
    {
        return CommandMode.Choose(arguments, this, _modes).Run(arguments);
    }
}
