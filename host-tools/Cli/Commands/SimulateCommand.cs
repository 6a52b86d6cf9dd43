using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SecureBoot.Board.Storage;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Publishing;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Cli.Simulation;
using SecureBoot.Emulator.Execution;
using SecureBoot.Signer.Files;
using SecureBoot.Update.Simulation;
using SecureBoot.Update.Simulation.Scenarios;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot simulate: the boot stage's own code under power cuts.</summary>
internal sealed class SimulateCommand : ToolCommand
{
    private const int DefaultSize = 3000;

    // The value of the project's own nf.config.
    private const int HeapMaxImageSize = 98_304;
    private const int MostCount = 100_000_000;

    private readonly Terminal _terminal;
    private readonly Option<string[]> _cuts;
    private readonly Option<string> _depth;
    private readonly Option<string> _shard;
    private readonly Option<string> _size;
    private readonly Option<string> _heapBytes;
    private readonly Flag _noNativeHash;
    private readonly Option<string> _image;
    private readonly Option<string> _models;
    private readonly Option<string> _sites;
    private readonly Option<string> _every;
    private readonly Option<string> _pairs;
    private readonly Option<string> _seed;
    private readonly Option<string> _state;
    private readonly Option<string> _boot;
    private readonly Flag _faults;
    private readonly Flag _exhaustive;
    private readonly Flag _heap;
    private readonly FleetRun _fleet;
    private readonly Flag _list;
    private readonly Flag _json;
    private readonly OutputWriter _writer;
    private readonly Option<string> _html;
    private readonly Argument<string[]> _scenarios;

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
        _terminal = terminal;
        _writer = writer;
        _cuts = AddRepeatable(
            "--cut",
            "N:FORM",
            "cut the power at storage operation N, counted from the cut before: nothing, head, tail, garbage or all "
                + "of it is done");
        _exhaustive = AddFlag("--exhaustive", "cut at every operation in every form");
        _depth = AddOption("--depth", "N", "cuts in a row, 1 or 2; default 1");
        _shard = AddOption("--shard", "I/N", "run part I of N, to divide a campaign among machines; default 1/1");
        _size = AddOption("--size", "BYTES", $"bytes of an image; default {DefaultSize}");
        _noNativeHash = AddFlag(
            "--no-native-hash",
            "the device goes by the ordinary signatures: a boot stage without the native path, or with --heap "
                + "images without short signatures");
        _heap = AddFlag(
            "--heap",
            "in place of power cuts: images of every size up to the largest, on the emulator with a heap of a given "
                + "size");
        _heapBytes = AddOption("--heap-bytes", "N", $"bytes of that heap; default {Limits.DefaultHeapBytes}");
        _fleet = new FleetRun(this, terminal, writer);
        _faults = AddFlag(
            "--faults",
            "in place of power cuts: one fault of the chip in each boot of an image that must not boot, on the "
                + "emulator");
        _image = AddOption(
            "--image",
            "KINDS",
            "with --faults: body, signature, key, threshold, counter, revoked, product, header, body header, good, "
                + "or one case; default all");
        _models = AddOption(
            "--models", "MODELS", "with --faults: skip, branch, zero, flip, call, load, with commas; default all");
        _sites = AddOption(
            "--sites", "WHICH", "with --faults: decision, or all, which adds a sample of the arithmetic; default all");
        _every = AddOption("--every", "N", "with --faults: only one in N executed instructions; default 1");
        _pairs = AddOption("--pairs", "N", "with --faults: also N pairs of skips, drawn at random");
        _seed = AddOption("--seed", "N", "what the pairs are drawn with; default 1");
        _state = AddOption("--state", "FILE", "with --faults: keep what is done in a file, and go on with it");
        _boot = AddOption("--boot", "FOLDER", "with --faults: the boot stage of this folder, not the command's own");
        _list = AddFlag("--list", "list the scenarios");
        _json = AddFlag("--json", "answer in JSON");
        _html = AddOption(
            "--html", "FILE", "write the stories as a page for a browser; not with --exhaustive or --heap");
        _scenarios = new Argument<string[]>(
            "SCENARIO")
        { Description = "which scenarios; default all", Arity = ArgumentArity.ZeroOrMore };
        Add(_scenarios);
    }

    protected override int Run(ParseResult arguments)
    {
        if (_list.IsGiven(arguments))
        {
            List(_json.IsGiven(arguments));
            return ExitCode.Done;
        }

        if (_fleet.IsAsked(arguments))
        {
            return _fleet.Run(arguments);
        }

        if (_faults.IsGiven(arguments))
        {
            return RunFaults(arguments);
        }

        if (_heap.IsGiven(arguments))
        {
            return RunHeap(arguments.GetValue(_heapBytes), !_noNativeHash.IsGiven(arguments));
        }

        string? report = arguments.GetValue(_html) is { } html ? ReportFile.Require("--html", html) : null;
        List<Scenario> scenarios = FindScenarios(arguments.GetValue(_scenarios) ?? []);
        string? size = arguments.GetValue(_size);
        SimulationSetup setup = SimulationSetup.Create(
            size is null ? DefaultSize : (int)Number.Parse("--size", size, least: 600, most: 60_000),
            !_noNativeHash.IsGiven(arguments));
        if (_exhaustive.IsGiven(arguments))
        {
            return report is null
                ? RunCampaign(arguments, setup, scenarios)
                : throw new MisuseException(
                    "found --html with --exhaustive, expected one of them",
                    "--html shows single schedules: name a scenario and its cuts");
        }

        return RunOnce(arguments, setup, scenarios, report);
    }

    private int RunFaults(ParseResult arguments)
    {
        (int shard, int shards) = ParseShard(arguments.GetValue(_shard));
        int every = (int)Number.Of(arguments, _every, least: 1, MostCount, absent: 1);
        FaultOptions options = FaultRunner.Read(
            arguments.GetValue(_models), arguments.GetValue(_sites), shard, shards, every);
        FaultRunner runner = new(_terminal, arguments.GetValue(_boot) ?? BootStageChoice.OwnFolder);
        int pairs = (int)Number.Of(arguments, _pairs, least: 0, MostCount, absent: 0);
        int seed = (int)Number.Of(arguments, _seed, least: 0, MostCount, absent: 1);
        return runner.Run(
            options, arguments.GetValue(_image), arguments.GetValue(_state), pairs, seed, _json.IsGiven(arguments));
    }

    private int RunHeap(string? heapBytes, bool nativeHash)
    {
        int bytes = heapBytes is null
            ? Limits.DefaultHeapBytes
            : (int)Number.Parse("--heap-bytes", heapBytes, least: 65_536, most: 1_000_000);
        using HeapCampaign campaign = new(
            System.IO.Path.Combine(AppContext.BaseDirectory, "firmware"), bytes, HeapMaxImageSize, nativeHash);
        campaign.Run((name, text) => _terminal.Answer(name, text));
        foreach (string violation in campaign.Violations)
        {
            _terminal.Verdict("violation", violation, isGood: false);
        }

        bool isGood = campaign.Violations.Count == 0;
        _terminal.Answer(
            "tried", $"{campaign.Images} images, {campaign.Boots} power-ons, {campaign.Violations.Count} violations");
        _terminal.Verdict(
            "verdict", isGood ? "the board always came back" : "the board did not always come back", isGood);
        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void List(bool isJson)
    {
        if (isJson)
        {
            List<ScenarioEntry> entries = [.. AllScenarios.List.Select(scenario =>
                new ScenarioEntry(scenario.Name, scenario.Description))];
            _terminal.Answer(JsonSerializer.Serialize(entries, SimulationJson.Default.ListScenarioEntry));
            return;
        }

        foreach (Scenario scenario in AllScenarios.List)
        {
            _terminal.Answer(scenario.Name, scenario.Description);
        }
    }

    private static List<Scenario> FindScenarios(string[] names)
    {
        string known = string.Join(", ", AllScenarios.List.Select(scenario => scenario.Name));
        return names.Length == 0
            ? [.. AllScenarios.List]
            : [.. names.Select(name => AllScenarios.List.FirstOrDefault(scenario => scenario.Name == name)
                ?? throw new MisuseException(
                    $"found the scenario '{name}', expected {known}", "secureboot simulate --list describes them"))];
    }

    private int RunOnce(ParseResult arguments, SimulationSetup setup, List<Scenario> scenarios, string? report)
    {
        Schedule schedule = new([.. (arguments.GetValue(_cuts) ?? []).Select(ParseCut)]);
        bool isGood = true;
        List<Story> stories = [];
        foreach (Scenario scenario in scenarios)
        {
            Story story = Story.Run(setup, scenario, schedule);
            stories.Add(story);
            isGood &= story.Violation is null && story.CutsFired == schedule.Cuts.Count;
            if (!_json.IsGiven(arguments))
            {
                Tell(story, schedule);
            }
        }

        if (report is not null)
        {
            ReportFile.Write(_writer, _terminal, report, StoryPage.Write(stories), _json.IsGiven(arguments));
        }

        if (_json.IsGiven(arguments))
        {
            _terminal.Answer(JsonSerializer.Serialize(stories, SimulationJson.Default.ListStory));
        }

        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void Tell(Story story, Schedule schedule)
    {
        _terminal.Answer("scenario", story.Scenario);
        foreach (string line in story.Timeline)
        {
            _terminal.Answer("  " + line);
        }

        if (story.CutsFired < schedule.Cuts.Count)
        {
            _terminal.Warning(
                $"{story.CutsFired} of {schedule.Cuts.Count} cuts came: the others are past the end of the story");
        }

        _terminal.Verdict("verdict", story.Violation ?? "the device kept its promises", story.Violation is null);
    }

    private int RunCampaign(ParseResult arguments, SimulationSetup setup, List<Scenario> scenarios)
    {
        int cuts = (int)Number.Of(arguments, _depth, least: 1, most: 2, absent: 1);
        (int shard, int shards) = ParseShard(arguments.GetValue(_shard));
        bool isJson = _json.IsGiven(arguments);
        Stopwatch watch = Stopwatch.StartNew();
        List<CampaignResult> results = [];
        foreach (Scenario scenario in scenarios)
        {
            CampaignResult result = new Campaign(setup, scenario).Run(cuts, shard, shards);
            results.Add(result);
            if (!isJson)
            {
                Tell(result);
            }
        }

        CampaignResult sum = CampaignResult.Sum(results);
        if (isJson)
        {
            _terminal.Answer(JsonSerializer.Serialize(
                new SimulationReport(cuts, shard + 1, shards, watch.Elapsed.TotalSeconds, results, sum),
                SimulationJson.Default.SimulationReport));
            return sum.IsGood ? ExitCode.Done : ExitCode.Refused;
        }

        Tell(sum);
        foreach (string violation in sum.Violations)
        {
            _terminal.Verdict("violation", violation, isGood: false);
        }

        _terminal.Answer("time", watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture) + " s");
        _terminal.Verdict(
            "verdict", sum.IsGood ? "the device kept its promises" : "the device broke its promises", sum.IsGood);
        return sum.IsGood ? ExitCode.Done : ExitCode.Refused;
    }

    private void Tell(CampaignResult result)
    {
        _terminal.Answer(
            result.Scenario,
            $"{result.Operations} operations, "
                + $"{result.Schedules} schedules, "
                    + $"{result.Fired} of {result.Cuts} cuts came, {result.Violations.Count} violations");
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

    private static (int Shard, int Shards) ParseShard(string? text)
    {
        if (text is null)
        {
            return (0, 1);
        }

        string[] parts = text.Split('/');
        if (parts.Length != 2)
        {
            throw new MisuseException($"--shard: found '{text}', expected I/N", "for example --shard 1/4");
        }

        int shards = (int)Number.Parse("--shard", parts[1], least: 1, most: 10_000);
        return ((int)Number.Parse("--shard", parts[0], least: 1, most: (uint)shards) - 1, shards);
    }
}
