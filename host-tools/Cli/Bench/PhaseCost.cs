using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli;

/// <summary>What one phase of a verification used.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Used">Instructions, calls, allocations; the peak is that of all before it too.</param>
internal sealed record PhaseCost(string Name, Meter Used);
