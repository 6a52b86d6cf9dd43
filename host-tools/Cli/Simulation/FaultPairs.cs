using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SecureBoot.Emulator.Faults;

namespace SecureBoot.Cli.Simulation;

/// <summary>Two instructions of the decision code that are left out in one boot, drawn at random.</summary>
internal sealed class FaultPairs(string bootStage, int seed)
{
    private readonly string _bootStage = bootStage;
    private readonly ConcurrentBag<FaultHit> _hits = [];

    /// <summary>The seed of the random pairs.</summary>
    internal int Seed { get; } = seed;

    /// <summary>The outcomes of the pairs.</summary>
    internal FaultCount Count { get; } = new();

    /// <summary>The pairs that loaded forbidden bytes.</summary>
    internal IReadOnlyList<FaultHit> Hits =>
        [.. _hits.OrderBy(hit => hit.Case, StringComparer.Ordinal).ThenBy(hit => hit.Number)];

    /// <summary>Draws a number of pairs, divided among the cases.</summary>
    internal void Run(IReadOnlyList<FaultCase> cases, int pairs)
    {
        FaultOptions options = new(
            new HashSet<FaultKind> { FaultKind.Skip }, IsArithmeticSampled: false, Shard: 0, Shards: 1);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        int each = (pairs + cases.Count - 1) / cases.Count;
        Parallel.For(0, cases.Count, parallel, i =>
        {
            FaultCount count = new();
            List<FaultHit> hits = [];
            new FaultCaseRun(_bootStage, cases[i], options).RunPairs(each, new Random(Seed + i), count, hits);
            hits.ForEach(_hits.Add);
            lock (Count)
            {
                Count.Add(count);
            }
        });
    }
}
