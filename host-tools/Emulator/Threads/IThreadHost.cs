using System;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>The runtime that executes threads, as threads use it.</summary>
internal interface IThreadHost
{
    /// <summary>Virtual time since the start.</summary>
    public long Microseconds { get; }

    /// <summary>Pushes the first frame of a thread.</summary>
    public void Begin(GreenThread thread, MethodDesc method, ReadOnlySpan<ValueSlot> arguments);
}
