using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;
using SecureBoot.Update.Fleet;

namespace SecureBoot.Cli.Publishing;

/// <summary>secureboot simulate --fleet: many boards that update over a network.</summary>
internal sealed class FleetMode : CommandMode
{
    private const int MostBoards = 1_000_000;
    private const int Minute = 60;
    private const int Hour = 60;

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _fleet;
    private readonly Option<string> _outage;
    private readonly Flag _badRelease;
    private readonly Option<string> _plot;

    internal FleetMode(ToolCommand command, Terminal terminal, OutputWriter writer)
    {
        _terminal = terminal;
        _writer = writer;
        _fleet = command.AddOption(
            "--fleet",
            "N",
            "in place of power cuts: N boards that look for updates each hour, through a release that 5 % get first");
        _outage = command.AddOption(
            "--outage", "PERIOD", $"with --fleet: the server is away so long, {Period.ValidValues}");
        _badRelease = command.AddFlag(
            "--bad-release", "with --fleet: the release fails its trial on every board, and is halted after six hours");
        _plot = command.AddOption(
            "--plot", "FILE.svg", "with --fleet: draw requests a second and the release's share over time");
    }

    private protected override Option Switch => _fleet;

    private protected override IEnumerable<Symbol> Taken => [_outage, _badRelease, _plot];

    internal override int Run(ParseResult arguments)
    {
        FleetPlan plan = new()
        {
            Boards = (int)Number.Parse("--fleet", arguments.GetRequiredValue(_fleet), least: 1000, MostBoards),
            OutageSeconds = arguments.GetValue(_outage) is string outage
                ? (int)Period.Parse("--outage", outage, least: 60, 7 * FleetPlan.Day)
                : 0,
            IsBadRelease = _badRelease.IsGiven(arguments),
        };
        string? picture = arguments.GetValue(_plot) is string plot ? ReportFile.Require("--plot", plot) : null;
        using FleetSimulation simulation = new(plan);
        FleetResult result = simulation.Run();
        Report(plan, result);
        if (picture is not null)
        {
            ReportFile.Write(_writer, _terminal, picture, CsvPlot.Draw(Rows(plan, result)) ?? []);
        }

        foreach (string violation in result.Violations)
        {
            _terminal.Verdict("violation", violation, isGood: false);
        }

        bool isGood = result.Violations.Count == 0;
        _terminal.Verdict("verdict", isGood ? "the fleet kept its promises" : "the fleet broke its promises", isGood);
        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void Report(FleetPlan plan, FleetResult result)
    {
        _terminal.Answer(
            "fleet",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Boards} boards, {plan.End / FleetPlan.Day} days, a look each {plan.PollSeconds / 60} minutes"));
        _terminal.Answer(
            "requests a second",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Mean:F1} in the mean of a quiet day, "
                    + $"{result.Peak:F1} at the peak {(plan.OutageSeconds > 0 ? "after the outage" : "afterwards")}"));
        _terminal.Answer("downloads", result.Downloads.ToString(CultureInfo.InvariantCulture));
        if (plan.IsBadRelease)
        {
            _terminal.Answer(
                "bad release",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.BegunAtHalt} boards had begun with it when it was halted, "
                        + $"{result.BegunAfterHalt} began later than a period after that"));
        }
        else
        {
            _terminal.Answer(
                "share",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.FirstShare / 100:F2} % of {plan.FirstShare / 100.0:F2} % asked, and "
                        + $"{100.0 * result.NewPerMinute[^1] / plan.Boards:F2} % in the end"));
        }

        if (plan.OutageSeconds > 0)
        {
            _terminal.Answer(
                "return",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"99 of 100 boards had looked "
                        + $"{result.Return / 3600.0:F1} hours after the outage of {plan.OutageSeconds / 3600.0:F1}"));
        }
    }

    // An hour a row.
    private static IEnumerable<string> Rows(FleetPlan plan, FleetResult result)
    {
        yield return "hour,requests a second,percent with the release";
        for (int hour = 0; hour < plan.End / Minute / Hour; hour++)
        {
            double requests = result.RequestsPerMinute.Skip(hour * Hour).Take(Hour).Average() / Minute;
            double share = 100.0 * result.NewPerMinute[(hour * Hour) + Hour - 1] / plan.Boards;
            yield return string.Create(CultureInfo.InvariantCulture, $"{hour},{requests:F2},{share:F2}");
        }
    }
}
