using System;

namespace SecureBoot.Emulator.Results;

/// <summary>The run ends here: a limit, a reboot.</summary>
internal sealed class StopRun(Outcome outcome, string message) : Exception(message)
{
    public Outcome Outcome { get; } = outcome;
}
