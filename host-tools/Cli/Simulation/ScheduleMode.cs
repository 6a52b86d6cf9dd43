using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json;
using SecureBoot.Board.Storage;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;
using SecureBoot.Update.Simulation;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate: each scenario once, with the cuts of the command line.</summary>
internal sealed class ScheduleMode(
    Terminal terminal,
    OutputWriter writer,
    ScenarioOptions scenarios,
    Option<string[]> cuts,
    Option<string> html,
    Flag json)
    : CommandMode
{
    private protected override Option? Switch => null;

    private protected override IEnumerable<Symbol> Taken => [.. scenarios.All, cuts, html, json];

    internal override int Run(ParseResult arguments)
    {
        string? report = arguments.GetValue(html) is { } path ? ReportFile.Require("--html", path) : null;
        List<Scenario> chosen = scenarios.Scenarios(arguments);
        SimulationSetup setup = scenarios.Setup(arguments);
        Schedule schedule = new([.. (arguments.GetValue(cuts) ?? []).Select(ParseCut)]);
        bool isGood = true;
        List<Story> stories = [];
        foreach (Scenario scenario in chosen)
        {
            Story story = Story.Run(setup, scenario, schedule);
            stories.Add(story);
            isGood &= story.Violation is null && story.CutsFired == schedule.Cuts.Count;
            if (!json.IsGiven(arguments))
            {
                Tell(story, schedule);
            }
        }

        if (report is not null)
        {
            ReportFile.Write(writer, terminal, report, StoryPage.Write(stories), json.IsGiven(arguments));
        }

        if (json.IsGiven(arguments))
        {
            terminal.Answer(JsonSerializer.Serialize(stories, SimulationJson.Default.ListStory));
        }

        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void Tell(Story story, Schedule schedule)
    {
        terminal.Answer("scenario", story.Scenario);
        foreach (string line in story.Timeline)
        {
            terminal.Answer("  " + line);
        }

        if (story.CutsFired < schedule.Cuts.Count)
        {
            terminal.Warning(
                $"{story.CutsFired} of {schedule.Cuts.Count} cuts came: the others are past the end of the story");
        }

        bool isWhole = story.CutsFired == schedule.Cuts.Count;
        terminal.Verdict(
            "verdict",
            story.Violation ?? (isWhole ? "the device kept its promises" : "not every cut came"),
            story.Violation is null && isWhole);
    }

    private static StorageCut ParseCut(string text)
    {
        string[] parts = text.Split(':');
        bool isForm = Enum.TryParse(parts[^1], ignoreCase: true, out CutForm form)
            && Enum.IsDefined(form)
            && !char.IsAsciiDigit(parts[^1][0]);
        return parts.Length == 2 && isForm
            ? new StorageCut((int)Number.Parse("--cut", parts[0], least: 0, most: 1_000_000), form)
            : throw new MisuseException(
                $"--cut: found '{text}', expected a number, a colon and nothing, head, tail, garbage or all",
                "for example --cut 31:head");
    }
}
