using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SecureBoot.Cli.Simulation;

/// <summary>A fault in one boot, for each executed instruction of the decision code, each fault and each image that
/// must not boot.</summary>
internal sealed class FaultCampaign(string bootStage, FaultOptions options, FaultState state)
{
    private readonly string _bootStage = bootStage;
    private readonly FaultOptions _options = options;
    private readonly FaultState _state = state;
    private readonly ConcurrentDictionary<string, FaultCount> _counts = [];
    private readonly ConcurrentBag<FaultHit> _hits = [];
    private readonly ConcurrentBag<string> _problems = [];

    /// <summary>The counts of each case.</summary>
    internal IReadOnlyDictionary<string, FaultCount> Counts => _counts;

    /// <summary>The forbidden outcomes that occurred.</summary>
    internal IReadOnlyList<FaultHit> Hits =>
        [.. _hits.OrderBy(hit => hit.Case, StringComparer.Ordinal).ThenBy(hit => hit.Number)];

    /// <summary>Cases that could not be tried.</summary>
    internal IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Runs all cases; calls <paramref name="tell"/> for each finished case.</summary>
    internal void Run(IReadOnlyList<FaultCase> cases, Action<string, FaultCount> tell)
    {
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(cases.ToArray(), loadBalance: true), parallel, tried =>
        {
            FaultCount count = Run(tried);
            _counts[tried.Name] = count;
            lock (_counts)
            {
                tell(tried.Name, count);
            }
        });
    }

    private FaultCount Run(FaultCase tried)
    {
        FaultCount sum = new();
        FaultCaseRun run = new(_bootStage, tried, _options);
        sum.Instructions = run.Instructions;
        if (run.Problem is { } problem)
        {
            _problems.Add($"{tried.Name}: {problem}");
            return sum;
        }

        for (int block = _options.Shard; block < run.Blocks; block += _options.Shards)
        {
            if (!_state.TryFind(tried.Name, block, out FaultCount? count, out List<FaultHit> hits))
            {
                count = run.Run(block, hits);
                _state.Add(tried.Name, block, count, hits);
            }

            sum.Add(count);
            hits.ForEach(_hits.Add);
        }

        return sum;
    }
}
