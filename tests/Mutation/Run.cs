using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;

namespace SecureBoot.Mutation;

/// <summary>Runs a folder from build to report. Results of earlier runs remain valid: a kill while the file is
/// unchanged, a survivor while the tests are unchanged too.</summary>
internal sealed class Run(string root, Settings settings, TestSet set)
{
    private readonly string _journal = Path.Combine(root, "artifacts", "mutation", settings.Folder + ".jsonl");
    private readonly Dictionary<string, Outcome> _known = [];
    private readonly Dictionary<string, string> _sources = [];

    /// <summary>Returns 0, or 1 if the list of equivalent mutants is wrong.</summary>
    internal int Execute()
    {
        Build();
        string project = Path.Combine(root, set.Project);
        Schemata schemata = new(project, set.Folder);
        byte[] assembly = schemata.Compile(Path.Combine(
            Campaign.Output(root, set.Tests[0].Assembly), set.Target + ".dll"));
        int count = schemata.Mutants.Max(mutant => mutant.Id) + 1;
        Mutant[] mutants = [.. schemata.Mutants.Where(mutant =>
            mutant.Id % settings.Shards == settings.Shard
                && mutant.File.Contains(settings.File, StringComparison.Ordinal))];
        ReadJournal(project);
        foreach ((string tests, string classes) in set.Tests)
        {
            string build = Hash(Path.Combine(Campaign.Output(root, tests), tests + ".dll"));
            Mutant[] open = [.. mutants.Where(mutant => !IsKnown(mutant, tests, build))];
            Console.Error.WriteLine(
                $"{tests}: {open.Length} of {mutants.Length} mutants to try, {schemata.Dropped} do not compile");
            if (open.Length > 0)
            {
                int done = 0;
                new Campaign(root, settings, tests, classes).Run(set.Target, assembly, count, open, (mutant, end) =>
                {
                    Learn(new Outcome(mutant.Key, Source(project, mutant.File), tests, build, end));
                    Progress(++done, open.Length);
                });
            }
        }

        return new Report(root, settings, mutants, schemata.Dropped).Write(mutant => End(mutant));
    }

    // The final result of a mutant: the kill, else "survived" if a test reached the mutant.
    private string End(Mutant mutant)
    {
        string[] ends = [.. set.Tests
            .Select(test => _known.GetValueOrDefault(test.Assembly + " " + mutant.Key)?.End ?? "")
            .Where(end => end.Length > 0)];
        return ends.FirstOrDefault(end => end.StartsWith("killed", StringComparison.Ordinal))
            ?? (ends.Contains("survived") ? "survived" : "not reached");
    }

    private bool IsKnown(Mutant mutant, string tests, string build)
    {
        return set.Tests.Any(test =>
            _known.TryGetValue(test.Assembly + " " + mutant.Key, out Outcome? outcome)
                && outcome.End.StartsWith("killed", StringComparison.Ordinal))
            || (_known.TryGetValue(tests + " " + mutant.Key, out Outcome? own) && own.Build == build);
    }

    private void ReadJournal(string project)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_journal)!);
        if (settings.IsFresh)
        {
            File.Delete(_journal);
        }

        foreach (string line in File.Exists(_journal) ? File.ReadAllLines(_journal) : [])
        {
            Outcome outcome = JsonSerializer.Deserialize<Outcome>(line)!;
            if (outcome.Source == Source(project, outcome.Key[..outcome.Key.IndexOf(' ', StringComparison.Ordinal)]))
            {
                _known[outcome.Tests + " " + outcome.Key] = outcome;
            }
        }
    }

    private void Learn(Outcome outcome)
    {
        _known[outcome.Tests + " " + outcome.Key] = outcome;
        File.AppendAllText(_journal, JsonSerializer.Serialize(outcome) + "\n");
    }

    private string Source(string project, string file)
    {
        string path = Path.Combine(project, file);
        return _sources.TryGetValue(file, out string? hash)
            ? hash
            : _sources[file] = File.Exists(path) ? Hash(path) : "";
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))[..16];

    private static void Progress(int done, int all)
    {
        if (done % 50 == 0 || done == all)
        {
            Console.Error.WriteLine($"  {done} of {all}");
        }
    }

    private void Build()
    {
        foreach (string tests in set.Tests.Select(test => test.Assembly).Where(_ => !settings.IsBuilt))
        {
            using Process build = Process.Start(new ProcessStartInfo(
                "dotnet", ["build", Path.Combine(root, "tests", tests), "-c", "Debug", "-v", "quiet", "-nologo"]))!;
            build.WaitForExit();
            if (build.ExitCode != 0)
            {
                throw new InvalidDataException($"{tests} does not build");
            }
        }
    }

    /// <summary>The stored result of a mutant.</summary>
    private sealed record Outcome(string Key, string Source, string Tests, string Build, string End);
}
