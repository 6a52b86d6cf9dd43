using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Cli.Simulation;

/// <summary>The output of <c>simulate --faults --json</c>.</summary>
/// <param name="Shard">The part, from 1.</param>
/// <param name="Shards">The number of shards.</param>
/// <param name="Seconds">The time it took.</param>
/// <param name="Cases">The counts of each case.</param>
/// <param name="Sum">The counts of all cases.</param>
/// <param name="Pairs">The counts of the pairs of faults; null without pairs.</param>
/// <param name="Seed">The seed of the drawn pairs.</param>
/// <param name="Hits">The forbidden outcomes that occurred.</param>
internal sealed record FaultReport(
    int Shard,
    int Shards,
    double Seconds,
    List<FaultReport.Counts> Cases,
    FaultReport.Counts Sum,
    FaultReport.Counts? Pairs,
    int? Seed,
    List<FaultHit> Hits)
{
    /// <summary>The number of injections for each outcome.</summary>
    internal sealed record Counts(
        string Name,
        long Instructions,
        long Injections,
        long NoEffect,
        long Refused,
        long Recovery,
        long Reset,
        long Dead,
        long Accepted)
    {
        internal static Counts Of(string name, FaultCount count) =>
            new(name, count.Instructions, count.Injections, count[FaultEnd.NoEffect], count[FaultEnd.Refused],
            count[FaultEnd.Recovery], count[FaultEnd.Reset], count[FaultEnd.Dead], count[FaultEnd.Accepted]);
    }

    /// <summary>The report of a campaign.</summary>
    internal static FaultReport Of(
        FaultOptions options,
        double seconds,
        IEnumerable<KeyValuePair<string, FaultCount>> counts,
        FaultCount sum,
        FaultCount? pairs,
        int? seed,
        IEnumerable<FaultHit> hits)
    {
        return new FaultReport(options.Shard
            + 1, options.Shards, seconds, [.. counts.Select(pair => Counts.Of(pair.Key, pair.Value))], Counts.Of(
                "sum", sum),
            pairs is null ? null : Counts.Of("pairs", pairs), pairs is null ? null : seed, [.. hits]);
    }
}

/// <summary>A fault with a forbidden outcome.</summary>
/// <param name="Case">The board's case.</param>
/// <param name="Model">The fault; of a pair both.</param>
/// <param name="Method">The method.</param>
/// <param name="File">The file; empty without symbols.</param>
/// <param name="Line">The line; 0 without symbols.</param>
/// <param name="Opcode">The instruction.</param>
/// <param name="Index">The index of the instruction in the method.</param>
/// <param name="Number">The number of instructions before it.</param>
/// <param name="What">The outcome.</param>
internal sealed record FaultHit(
    string Case, string Model, string Method, string File, int Line, string Opcode, int Index, long Number, string What)
{
    public override string ToString() =>
        $"{Case}: {Model} of {Opcode} {Index} in {Method}, {File}:{Line}, after {Number} instructions: {What}";
}
