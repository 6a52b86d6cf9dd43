using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SecureBoot.Mutation;

/// <summary>Runs mutants against one test assembly, in a process that restarts after a lost mutant.</summary>
internal sealed class Campaign(string root, Settings settings, string tests, string classes)
{
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(settings.Patience);

    private readonly string _folder = Path.Combine(
        root, "artifacts", "mutation", $"{settings.Folder}-{settings.Shard + 1}", tests);

    /// <summary>The output folder of a test project's build.</summary>
    internal static string Output(string root, string tests) => Path.Combine(root, "artifacts", "bin", tests, "debug");

    /// <summary>Puts <paramref name="assembly"/> into a copy of the tests' build, tries each mutant, and reports the
    /// end of each: killed by a test, "survived" or "not reached".</summary>
    internal void Run(
        string target, byte[] assembly, int count, IReadOnlyList<Mutant> mutants, Action<Mutant, string> tell)
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Copy(Output(root, tests), _folder);
        File.WriteAllBytes(Path.Combine(_folder, target + ".dll"), assembly);
        Dictionary<int, Mutant> open = mutants.ToDictionary(mutant => mutant.Id);
        for (int silent = 0; open.Count > 0 && silent < 2;)
        {
            int before = open.Count;
            RunWorker(target, count, open, tell);
            silent = open.Count == before ? silent + 1 : 0;
        }

        if (open.Count > 0)
        {
            throw new InvalidDataException(
                $"{tests}: the process ended twice without a result; see {Path.Combine(_folder, "output.txt")}");
        }
    }

    private void RunWorker(string target, int count, Dictionary<int, Mutant> open, Action<Mutant, string> tell)
    {
        string plan = Path.Combine(_folder, "plan.json");
        string results = Path.Combine(_folder, "results.txt");
        string coverage = Path.Combine(_folder, "coverage.txt");
        File.WriteAllText(
            plan,
            JsonSerializer.Serialize(new Plan(
                tests,
                classes,
                target,
                count,
                settings.Slowest,
                [.. open.Values.Select(mutant => new[] { mutant.Id, mutant.Member })],
                coverage,
                results)));
        File.WriteAllText(results, "");
        using Process process = Start(plan);
        using StreamReader lines = new(new FileStream(results, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Stopwatch quiet = Stopwatch.StartNew();
        long size = 0;
        int? current = null;
        bool isAlive = true;
        while (isAlive)
        {
            isAlive = !process.WaitForExit(100);
            while (lines.ReadLine() is { } line)
            {
                quiet.Restart();
                current = Read(line, open, tell);
            }

            long now = File.Exists(coverage) ? new FileInfo(coverage).Length : 0;
            if (now != size)
            {
                size = now;
                quiet.Restart();
            }

            if (quiet.Elapsed > _patience && isAlive)
            {
                process.Kill();
                process.WaitForExit();
                isAlive = false;
            }
        }

        if (current is { } lost && open.Remove(lost, out Mutant? mutant))
        {
            tell(mutant, quiet.Elapsed > _patience ? "killed: no end" : "killed: the process ended");
        }
    }

    // Returns the mutant that runs after this line, or null.
    private static int? Read(string line, Dictionary<int, Mutant> open, Action<Mutant, string> tell)
    {
        string[] words = line.Split(' ', 3);
        if (words[0] == "E")
        {
            return null;
        }

        int id = int.Parse(words[1], null);
        if (words[0] == "S")
        {
            return id;
        }

        if (open.Remove(id, out Mutant? mutant))
        {
            tell(mutant, words[0] switch { "K" => "killed: " + words[2], "L" => "survived", _ => "not reached" });
        }

        return null;
    }

    private Process Start(string plan)
    {
        string dotnet = Path.GetFullPath(Path.Combine(
            RuntimeEnvironment.GetRuntimeDirectory(),
            "..",
            "..",
            "..",
            OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        ProcessStartInfo start = new(
            dotnet,
            [Path.Combine(
                _folder,
                tests
                    + ".dll")])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(Campaign).Assembly.Location;
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["MUTATION_PLAN"] = plan;
        Process process = Process.Start(start)!;
        TextWriter writer = TextWriter.Synchronized(new StreamWriter(
            Path.Combine(_folder, "output.txt"), append: true)
        { AutoFlush = true });
        process.OutputDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => writer.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
