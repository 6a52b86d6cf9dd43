using System.Collections.Generic;
using SecureBoot.Emulator.Faults;

namespace SecureBoot.Cli.Simulation;

/// <summary>The faults that a campaign tries.</summary>
/// <param name="Kinds">The faults.</param>
/// <param name="IsArithmeticSampled">Whether instructions of the arithmetic are tried too, a sample of them.</param>
/// <param name="Shard">The index of the part, from 0.</param>
/// <param name="Shards">The number of parts.</param>
/// <param name="Stride">Each n-th site is tried; 1 tries all sites.</param>
internal sealed record FaultOptions(
    IReadOnlySet<FaultKind> Kinds, bool IsArithmeticSampled, int Shard, int Shards, int Stride = 1)
{
    /// <summary>Whether a run ends as soon as its end is known; without it each run goes to its end.</summary>
    internal bool IsShort { get; init; } = true;
}
