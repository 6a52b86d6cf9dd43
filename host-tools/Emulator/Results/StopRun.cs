using System;

namespace SecureBoot.Emulator.Results;

/// <summary>The run ends here: a limit, a reboot.</summary>
internal sealed class StopRun : Exception
{
    public StopRun(Outcome outcome, string message)
        : base(message)
    {
        Outcome = outcome;
    }

    public Outcome Outcome { get; }
}
