using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Faults;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate --faults: its options and its output.</summary>
internal sealed class FaultRunner
{
    private static readonly Dictionary<string, FaultKind[]> s_models = new()
    {
        ["skip"] = [FaultKind.Skip],
        ["branch"] = [FaultKind.Branch],
        ["zero"] = [FaultKind.Zero],
        ["flip"] = [FaultKind.FlipLowest, FaultKind.FlipAll],
        ["call"] = [FaultKind.Call],
        ["load"] = [FaultKind.LoadZero, FaultKind.LoadOnes],
    };

    private readonly Terminal _terminal;
    private readonly string _folder;
    private readonly string _bootStage;

    internal FaultRunner(Terminal terminal, string folder)
    {
        _terminal = terminal;
        _folder = folder;
        _bootStage = Path.Combine(folder, "BootStage.pe");
        if (!File.Exists(_bootStage))
        {
            throw new MisuseException(
                $"--boot: found no BootStage.pe in {folder}, expected the folder that the build left",
                "dotnet build firmware/BootStage -c Release");
        }
    }

    /// <summary>The faults to inject, from the options' texts.</summary>
    internal static FaultOptions Read(string? models, string? sites, int shard, int shards, int stride)
    {
        HashSet<FaultKind> kinds = [];
        foreach (string name in (models ?? string.Join(',', s_models.Keys)).Split(','))
        {
            kinds.UnionWith(s_models.TryGetValue(name, out FaultKind[]? found) ? found
                : throw new MisuseException(
                    $"--models: found '{name}', expected {string.Join(", ", s_models.Keys)}",
                    "for example --models skip,branch"));
        }

        bool isAll = sites switch
        {
            null or "all" => true,
            "decision" => false,
            _ =>
                throw new MisuseException(
                    $"--sites: found '{sites}', expected decision or all", "all adds a sample of the arithmetic"),
        };
        return new FaultOptions(kinds, isAll, shard, shards, stride);
    }

    /// <summary>Runs the campaign.</summary>
    internal int Run(FaultOptions options, string? images, string? statePath, int pairs, int seed, bool isJson)
    {
        Stopwatch watch = Stopwatch.StartNew();
        byte[]? product = ReadProduct();
        using FaultCases all = new(product);
        IReadOnlyList<FaultCase> cases = Choose([.. all.List, .. all.Good()], images);
        FaultState state = statePath is null ? new FaultState() : new FaultState(statePath, Describe(options, cases));
        FaultCampaign campaign = new(_bootStage, options, state);
        FaultCount sum = new();
        campaign.Run(cases, (name, count) => Tell(name, count, isJson));
        foreach (FaultCount count in campaign.Counts.Values)
        {
            sum.Add(count);
        }

        FaultPairs drawn = new(_bootStage, seed);
        if (pairs > 0)
        {
            drawn.Run([.. cases.Where(tried => tried.Kind != "good")], pairs);
        }

        return Conclude(options, campaign, sum, pairs > 0 ? drawn : null, watch.Elapsed.TotalSeconds, isJson);
    }

    private int Conclude(
        FaultOptions options, FaultCampaign campaign, FaultCount sum, FaultPairs? pairs, double seconds, bool isJson)
    {
        IReadOnlyList<FaultHit> hits = campaign.Hits;
        bool isGood = hits.Count == 0 && sum[FaultEnd.Accepted] == 0 && campaign.Problems.Count == 0;
        if (isJson)
        {
            FaultReport report = FaultReport.Of(
                options,
                seconds,
                campaign.Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal),
                sum,
                pairs?.Count,
                pairs?.Seed,
                [.. hits, .. pairs?.Hits ?? []]);
            _terminal.Answer(JsonSerializer.Serialize(report, SimulationJson.Default.FaultReport));
            return isGood ? ExitCode.Done : ExitCode.Refused;
        }

        foreach (string problem in campaign.Problems)
        {
            _terminal.Verdict("not tried", problem, isGood: false);
        }

        Tell(hits);
        if (pairs is not null)
        {
            _terminal.Answer("pairs", $"seed {pairs.Seed}, {pairs.Count}");
            Tell(pairs.Hits);
        }

        _terminal.Answer("sum", sum.ToString());
        _terminal.Answer("time", seconds.ToString("F1", CultureInfo.InvariantCulture) + " s");
        _terminal.Verdict(
            "verdict", isGood ? "no fault booted what must not boot" : "faults did what they must not", isGood);
        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    // A place once for each case and fault, however often it is executed.
    private void Tell(IReadOnlyList<FaultHit> hits)
    {
        foreach (IGrouping<(string, string, string, int, string), FaultHit> place in hits.GroupBy(hit =>
            (hit.Case, hit.Model, hit.File, hit.Line, hit.What)))
        {
            FaultHit first = place.First();
            _terminal.Verdict("fault", $"{first} ({place.Count()} times)", isGood: false);
        }
    }

    private void Tell(string name, FaultCount count, bool isJson)
    {
        if (isJson)
        {
            _terminal.Progress($"{name}: {count}");
        }
        else
        {
            _terminal.Answer(name, count.ToString());
        }
    }

    private static List<FaultCase> Choose(List<FaultCase> cases, string? images)
    {
        if (images is null)
        {
            return cases;
        }

        if (cases.Find(tried => tried.Name == images) is { } one)
        {
            return [one];
        }

        string[] names = images.Split(',');
        string known = string.Join(", ", cases.Select(tried => tried.Kind).Distinct());
        foreach (string name in names.Where(name => cases.TrueForAll(tried => tried.Kind != name)))
        {
            throw new MisuseException(
                $"--image: found '{name}', expected {known}", "for example --image signature,counter");
        }

        return cases.FindAll(tried => names.Contains(tried.Kind));
    }

    private byte[]? ReadProduct()
    {
        Machine machine = new();
        machine.Load(_bootStage);
        RunResult run = machine.Call("SecureBoot.BootStage.BootStageConstants", "GetProduct", [], out object? product);
        return run.Outcome == Outcome.Completed ? product as byte[] : null;
    }

    // The same for the same pieces of the same work.
    private string Describe(FaultOptions options, IReadOnlyList<FaultCase> cases)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in Directory.GetFiles(_folder, "*.pe").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        string kinds = string.Join(',', options.Kinds.Order());
        return $"{Convert.ToHexStringLower(hash.GetHashAndReset())} {kinds} {options.IsArithmeticSampled} "
            + $"{options.Stride} {string.Join(',', cases.Select(tried => tried.Name))}";
    }
}
