using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.TestAdapter.Tests;

namespace SecureBoot.Benchmarks;

/// <summary>Measures the cost of the test adapter over the bare emulator with the tests of tests/Firmware.Tests. Each
/// round runs the same calls on machines without an adapter, through the adapter, and through the adapter with
/// coverage.</summary>
/// <remarks>The measure is processor time in user mode of all threads: other work on the machine does not count, and
/// classes that run in parallel bring no gain.</remarks>
internal static class AdapterOverhead
{
    private const string Name = "NFUnitTest";

    // The classes with a setup method.
    private static readonly Dictionary<string, string> s_setups = new()
    {
        ["NFUnitTest.ImageVerifierTests"] = "CreateVerifier",
        ["NFUnitTest.ManifestContainerTests"] = "ReadSample",
        ["NFUnitTest.ManifestReaderTests"] = "MakeImage",
        ["NFUnitTest.UpdatePolicyTests"] = "MakeManifest",
    };

    // Rounds before the measurement, until the runtime has compiled the code with full optimization.
    private const int WarmUp = 8;

    private static readonly string s_source = Path.Combine(Program.FirmwareFolder, Name + ".dll");
    private static readonly byte[] s_runner = File.ReadAllBytes(
        Path.Combine(Program.FirmwareFolder, "SecureBoot.TestRunner.pe"));
    private static readonly IReadOnlyList<TestCase> s_tests = Adapter.Discover(s_source);
    private static readonly Kept s_assemblies = new(new FolderSource(Program.FirmwareFolder));
    private static readonly AssemblyBytes s_program = s_assemblies.Find(Name)!;

    internal static void Measure(int rounds)
    {
        (string Name, Func<int> Run)[] ways =
        [
            ("bare emulator", RunBare), ("adapter", () => RunAdapter("")), ("adapter, coverage", RunWithCoverage),
        ];
        List<double>[] times = [.. ways.Select(_ => new List<double>())];
        Console.WriteLine(
            $"{s_tests.Count} tests; the list takes {Time(() => Adapter.Discover(s_source).Count).Milliseconds:F0} ms "
                + "of the processor");
        for (int round = -WarmUp; round < rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                // Each round begins with a different way, so that no way always follows the same other way.
                int chosen = (way + round + WarmUp) % ways.Length;
                (int tests, double milliseconds) = Time(ways[chosen].Run);
                if (round >= 0)
                {
                    times[chosen].Add(milliseconds);
                }
                else if (tests != s_tests.Count)
                {
                    throw new InvalidOperationException(
                        $"{ways[chosen].Name}: {tests} of {s_tests.Count} tests passed, so that no times compare");
                }
            }
        }

        for (int way = 0; way < ways.Length; way++)
        {
            Console.WriteLine(
                $"{ways[way].Name}: median {Median(times[way]):F0} ms, minimum {times[way].Min():F0} ms, "
                    + $"{Median(Ratios(times[way], times[0])):F3} times the bare emulator in the same round");
        }
    }

    /// <summary>Makes a machine for each class and calls the tests of the class as the adapter does.</summary>
    private static int RunBare()
    {
        int passed = 0;
        foreach (IGrouping<string, TestCase> tests in s_tests.GroupBy(ClassOf))
        {
            Machine machine = new(new MachineOptions { Limits = new Limits { HeapBytes = 98304 }, PeakStep = 0 });
            machine.Load(s_program, s_assemblies);
            machine.Load(s_runner);
            if (s_setups.TryGetValue(tests.Key, out string? setup))
            {
                Call(machine, tests.Key, setup, -1);
            }

            int row = 0;
            string before = "";
            foreach (TestCase test in tests)
            {
                row = test.FullyQualifiedName == before ? row + 1 : 0;
                before = test.FullyQualifiedName;
                string method = before[(tests.Key.Length + 1)..];
                passed += Call(machine, tests.Key, method, test.DisplayName.EndsWith(')') ? row : -1) ? 1 : 0;
            }
        }

        return passed;
    }

    private static bool Call(Machine machine, string type, string method, int row)
    {
        return machine.Call("SecureBoot.TestRunner.Runner", "Run", [Name, type, method, null, row], out _)
            .Outcome == Outcome.Completed;
    }

    private static string ClassOf(TestCase test) => test.FullyQualifiedName[..test.FullyQualifiedName.LastIndexOf('.')];

    private static int RunAdapter(string settings)
    {
        return Adapter.RunAll(s_source, settings).Results.Count(result => result.Outcome == TestOutcome.Passed);
    }

    private static int RunWithCoverage()
    {
        string folder = Directory.CreateTempSubdirectory("secureboot-bench-").FullName;
        try
        {
            return RunAdapter("Coverage=" + folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (T Result, double Milliseconds) Time<T>(Func<T> run)
    {
        TimeSpan start = Processor();
        T result = run();
        return (result, (Processor() - start).TotalMilliseconds);
    }

    private static TimeSpan Processor()
    {
        using Process process = Process.GetCurrentProcess();
        return process.UserProcessorTime;
    }

    private static IEnumerable<double> Ratios(List<double> times, List<double> bare) =>
        times.Select((time, round) => time / bare[round]);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Reads each assembly once and keeps the bytes, as the adapter does.</summary>
    private sealed class Kept(IAssemblySource source) : IAssemblySource
    {
        private readonly Dictionary<string, AssemblyBytes?> _found = [];

        public AssemblyBytes? Find(string name) => _found.TryGetValue(name, out AssemblyBytes? known)
            ? known
            : _found[name] = source.Find(name);
    }
}
