using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Bench;

/// <summary>The cost of one phase of a boot.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Used">Instructions, calls, allocations; the peak is that of all before it too.</param>
/// <param name="NativeCalls">Calls of the chip's own hash, which no instruction of the interpreter counts.</param>
/// <param name="NativeBytes">Bytes that these took.</param>
internal sealed record PhaseCost(string Name, Meter Used, int NativeCalls, int NativeBytes);
