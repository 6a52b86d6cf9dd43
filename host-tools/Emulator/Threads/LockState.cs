using System.Collections.Generic;

namespace SecureBoot.Emulator.Threads;

/// <summary>A monitor: its owner, the number of its locks, and the waiting threads.</summary>
internal sealed class LockState
{
    public GreenThread? Owner;

    public int Count;

    public Queue<GreenThread> Waiters { get; } = new();
}
