using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Running;

/// <summary>The costs of a run on the emulator, and the reason of its end, in words.</summary>
internal static class RunText
{
    private const int MostFrames = 20;

    /// <summary>Prints the costs.</summary>
    internal static void Answer(Terminal terminal, Meter meter)
    {
        terminal.Answer("instructions", meter.Instructions.ToString(null, null));
        terminal.Answer("calls", meter.Calls.ToString(null, null));
        terminal.Answer("allocations", meter.Allocations.ToString(null, null));
        terminal.Answer("allocated bytes", meter.AllocatedBytes.ToString(null, null));
        terminal.Answer("peak heap bytes", meter.PeakHeapBytes.ToString(null, null));
        terminal.Answer("garbage collections", meter.Collections.ToString(null, null));
        terminal.Answer("device time, ms", (meter.Microseconds / 1000).ToString(null, null));
    }

    /// <summary>Why it ended, and where.</summary>
    internal static void Explain(Terminal terminal, string how, Report report)
    {
        terminal.Error($"{how} {report.What}");
        if (report.Origin is { } origin)
        {
            terminal.Hint("in nf-interpreter: " + origin);
        }

        foreach (StackEntry entry in report.Stack.Take(MostFrames))
        {
            terminal.Hint("at " + entry);
        }

        if (report.Stack.Count > MostFrames)
        {
            terminal.Hint($"and {report.Stack.Count - MostFrames} more frames");
        }
    }
}
