using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Fuzz;

/// <summary>Damaged assemblies with correct CRCs, through reader and emulator in one process: each is refused or runs
/// to a documented end.</summary>
public sealed class FuzzTests
{
    private static readonly string[] s_programs =
    [
        "device-programs/attr", "device-programs/deldel", "device-programs/events_more", "device-programs/fe",
        "device-programs/fin", "device-programs/finally_more",
        "device-programs/hash_codes", "device-programs/params_overload", "device-programs/reflect_more_b",
        "device-programs/rnd002", "device-programs/rnd014", "device-programs/rnd033",
        "device-programs/static_order_more", "device-programs/timers_more", "device-programs/ts",
        "device-programs/wild003", "processor/ArithI8", "processor/Boxing", "processor/Conv", "processor/Spans",
        "processor/Statics",
        "processor/StructEquals", "processor/TryCatch", "processor/Threads",
    ];

    private readonly ConcurrentDictionary<string, int> _ends = new();
    private int _current;

    [Fact]
    public void Damaged_assemblies_are_refused_or_run_to_an_end() => Run(1000, seed: 0);

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public void A_hundred_thousand_damaged_assemblies_are_refused_or_run_to_an_end() => Run(100_000, seed: 1_000_000);

    private void Run(int count, int seed)
    {
        string failures = "";
        Thread worker = new(() => failures = RunAll(count, seed), maxStackSize: 1024 * 1024) { IsBackground = true };
        worker.Start();
        int last = -1;
        while (!worker.Join(TimeSpan.FromSeconds(60)))
        {
            Assert.True(_current != last, $"mutant {_current} hangs");
            last = _current;
        }

        Assert.True(failures.Length == 0, failures);
        string figures = string.Join(", ", _ends);
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(_ends["refused"] > count / 10 && _ends.Count > 4, figures);
    }

    // Returns the first mutant of each kind of failure.
    private string RunAll(int count, int seed)
    {
        SortedDictionary<string, string> failures = new(StringComparer.Ordinal);
        byte[][] programs = Array.ConvertAll(s_programs, name => File.ReadAllBytes(Repository.Vectors(name + ".pe")));
        for (int i = 0; i < count; i++)
        {
            _current = seed + i;
            try
            {
                string end = RunOne(PeMutator.Mutate(programs[i % programs.Length], _current));
                _ends.AddOrUpdate(end, 1, static (_, seen) => seen + 1);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                string kind = e.GetType().Name + e.StackTrace?.Split('\n')[0];
                failures.TryAdd(kind, $"mutant {_current} of {s_programs[i % programs.Length]}: {e}");
            }
        }

        return string.Join("\n\n", failures.Values);
    }

    private static string RunOne(byte[] pe)
    {
        Machine machine = new(new MachineOptions
        {
            Limits = new Limits { Instructions = 20_000, HeapBytes = 100_000, Milliseconds = 5000 },
        });
        try
        {
            machine.Load(new AssemblyBytes("the mutant", pe, null), new FolderSource(DeviceFolder.FullName));
        }
        catch (Exception e) when (e is BadImageFormatException or RefusedException)
        {
            return "refused";
        }

        try
        {
            return machine.Run().Outcome.ToString();
        }
        catch (InvalidOperationException e)
            when (e.Message.StartsWith("no assembly with an entry point", StringComparison.Ordinal))
        {
            return "no entry";
        }
    }
}
