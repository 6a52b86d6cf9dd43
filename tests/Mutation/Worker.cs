using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

#pragma warning disable CA1050 // .NET looks for the hook outside of any namespace.
#pragma warning disable RCS1110

/// <summary>Runs in place of the test program's Main, through DOTNET_STARTUP_HOOKS.</summary>
internal static class StartupHook
{
    public static void Initialize() =>
        Environment.Exit(new SecureBoot.Mutation.Worker(Environment.GetEnvironmentVariable("MUTATION_PLAN")!).Run());
}

namespace SecureBoot.Mutation
{
    /// <summary>The work of a worker.</summary>
    /// <param name="Tests">The test assembly.</param>
    /// <param name="Classes">A pattern for the tests' names.</param>
    /// <param name="Target">The changed assembly.</param>
    /// <param name="Count">The number of ids in use.</param>
    /// <param name="SlowestMilliseconds">The limit of processor time: slower tests do not run.</param>
    /// <param name="Mutants">Number and member of each change to try.</param>
    /// <param name="Coverage">The file with the reach of each test. The worker reads a complete file, else writes
    /// one.</param>
    /// <param name="Results">The file that gets a line for each start and end.</param>
    internal sealed record Plan(
        string Tests,
        string Classes,
        string Target,
        int Count,
        int SlowestMilliseconds,
        int[][] Mutants,
        string Coverage,
        string Results);

    /// <summary>Runs tests in a separate process, one change after the other.</summary>
    internal sealed class Worker
    {
        internal const int Poisoned = 3;

        private readonly Plan _plan;
        private readonly Type _switch;
        private readonly ITestFrameworkExecutor _executor;
        private readonly Dictionary<string, ITestCase> _cases;
        private readonly Dictionary<string, Reach> _reach = [];
        private readonly HashSet<string> _warm = [];
        private int _tried;

        internal Worker(string path)
        {
            _plan = JsonSerializer.Deserialize<Plan>(File.ReadAllText(path))!;
            _switch = Assembly.Load(_plan.Target).GetType("MutantSwitch", throwOnError: true)!;
            Assembly tests = Assembly.Load(_plan.Tests);
            TestContext.SetForInitialization(null, false, false);
            ITestFramework framework = RegisteredEngineConfig.GetTestFramework(tests, null);
            _executor = framework.GetExecutor(tests);
            Regex classes = new(_plan.Classes);
            List<ITestCase> cases = [];
            Wait(framework.GetDiscoverer(tests).Find(found =>
            {
                cases.Add(found);
                return ValueTask.FromResult(true);
            }, new Options(), null, null));
            _cases = cases
                .Where(test =>
                    test is not IXunitTestCase { Explicit: true }
                        && test.SkipReason is null
                        && classes.IsMatch(test.TestCaseDisplayName))
                .DistinctBy(test => test.UniqueID)
                .ToDictionary(test => test.UniqueID);
        }

        internal int Run()
        {
            ReadReach();
            foreach (int[] mutant in _plan.Mutants)
            {
                if (!Try(mutant[0], mutant[1]))
                {
                    return Poisoned;
                }
            }

            Write("E", "");
            return 0;
        }

        private bool Try(int id, int member)
        {
            _tried++;
            Write("S", $"{id}");
            Reach[] tests = [.. _reach.Values
                .Where(reach => reach.Mutants.Contains(id))
                .OrderBy(reach => reach.Milliseconds)];
            for (int start = 0, size = 1; start < tests.Length; start += size, size *= 2)
            {
                Reach[] chunk = [.. tests.Skip(start).Take(size)];
                if (!chunk.All(reach => _warm.Contains(reach.Test) || IsPassed(reach)))
                {
                    return false;
                }

                Set("Limit", (20 * chunk.Sum(reach => reach.Steps)) + 1_000_000);
                Set("Steps", 0L);
                Set("Member", member);
                Set("Active", id);
                string? failed = Execute(chunk);
                Set("Active", -1);
                Set("Member", -1);
                Set("Limit", long.MaxValue);
                if (failed is not null)
                {
                    // Values that a change leaves in static fields may fail the test without the change. The worker
                    // then restarts, and reports only its first mutant.
                    bool isClean = chunk.All(reach => reach.Test != failed || IsPassed(reach));
                    if (isClean || _tried == 1)
                    {
                        Write("K", $"{id} {_cases[failed].TestCaseDisplayName}");
                    }

                    return isClean;
                }
            }

            Write(tests.Length == 0 ? "N" : "L", $"{id}");
            return true;
        }

        private bool IsPassed(Reach reach)
        {
            bool isPassed = Execute([reach]) is null;
            _warm.Add(reach.Test);
            return isPassed;
        }

        // Runs each test alone, so that its reach contains no other test's.
        private void ReadReach()
        {
            if (!File.Exists(_plan.Coverage)
                || !File.ReadAllText(_plan.Coverage).EndsWith("end\n", StringComparison.Ordinal))
            {
                using StreamWriter file = new(_plan.Coverage);
                file.AutoFlush = true;
                foreach (string test in _cases.Keys)
                {
                    Measure(test, file);
                }

                file.Write("end\n");
                return;
            }

            foreach (string[] cells in File
                .ReadLines(_plan.Coverage)
                .Select(line => line.Split('\t'))
                .Where(cells => cells.Length == 4 && _cases.ContainsKey(cells[0])))
            {
                _reach[cells[0]] = new Reach(
                    cells[0],
                    int.Parse(cells[1], null),
                    long.Parse(cells[2], null),
                    [.. cells[3].Split(' ').Select(id => int.Parse(id, null))]);
            }
        }

        private void Measure(string test, StreamWriter file)
        {
            bool[] hits = new bool[_plan.Count];
            Set("Hits", hits);
            Set("Steps", 0L);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            string? failed = Execute([new Reach(test, 0, 0, [])]);
            int time = (int)(Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
            Set("Hits", null);
            int[] reached = [.. Enumerable.Range(0, hits.Length).Where(id => hits[id])];
            _warm.Add(test);
            if (failed is not null || time > _plan.SlowestMilliseconds)
            {
                file.Write($"{_cases[test].TestCaseDisplayName} left out: "
                    + $"{(failed is null ? $"{time} ms" : "fails unchanged")}\n");
            }
            else if (reached.Length > 0)
            {
                _reach[test] = new Reach(test, time, (long)_switch.GetField("Steps")!.GetValue(null)!, [.. reached]);
                file.Write($"{test}\t{time}\t{_reach[test].Steps}\t{string.Join(' ', reached)}\n");
            }
        }

        private void Set(string field, object? value) => _switch.GetField(field)!.SetValue(null, value);

        // Runs the tests and returns the failed one, or null.
        private string? Execute(Reach[] tests)
        {
            Sink sink = new();
            Wait(_executor.RunTestCases([.. tests.Select(reach => _cases[reach.Test])], sink, new Options(), null));
            return sink.HasError ? sink.Failed ?? tests[0].Test : null;
        }

        private void Write(string kind, string text) => File.AppendAllText(_plan.Results, $"{kind} {text}\n");

        private static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

        private sealed record Reach(string Test, int Milliseconds, long Steps, HashSet<int> Mutants);

        private sealed class Sink : IMessageSink
        {
            internal bool HasError { get; private set; }

            internal string? Failed { get; private set; }

            public bool OnMessage(IMessageSinkMessage message)
            {
                if (message is ITestFailed failed)
                {
                    HasError = true;
                    Failed ??= failed.TestCaseUniqueID;
                }

                HasError |= message is IErrorMessage or ITestAssemblyCleanupFailure or ITestCollectionCleanupFailure
                    or ITestClassCleanupFailure or ITestCaseCleanupFailure or ITestCleanupFailure;
                return !HasError;
            }
        }

        private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
        {
            private readonly Dictionary<string, object?> _values = new()
            {
                ["xunit.discovery.PreEnumerateTheories"] = true,
                ["xunit.execution.ParallelMode"] = nameof(ParallelMode.None),
                ["xunit.execution.MaxParallelThreads"] = 1,
                ["xunit.execution.StopOnFail"] = true,
                ["xunit.execution.SynchronousMessageReporting"] = true,
            };

            public TValue? GetValue<TValue>(string name) =>
                _values.TryGetValue(name, out object? value) ? (TValue?)value : default;

            public void SetValue<TValue>(string name, TValue value) => _values[name] = value;

            public string ToJson() => "{}";
        }
    }
}
