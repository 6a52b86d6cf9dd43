using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>Timeouts that firmware gives as a TimeSpan.</summary>
internal static class Timeouts
{
    /// <summary>Milliseconds, -1 for no end; a part of a millisecond counts as a whole one.</summary>
    public static int Milliseconds(NativeCall call, int index)
    {
        long ticks = TimeSpanNatives.Ticks(call, index);
        if (ticks is -1 or -TimeSpan.TicksPerMillisecond)
        {
            return -1;
        }

        return ticks >= 0
            ? (int)Math.Min((ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond, int.MaxValue)
            : throw call.Throw(Fault.OutOfRange);
    }
}
