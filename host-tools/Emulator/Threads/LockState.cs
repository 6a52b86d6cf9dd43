using System.Collections.Generic;

namespace SecureBoot.Emulator.Threads;

/// <summary>A monitor: its owner, how often it is held, and the waiting threads.</summary>
internal sealed class LockState
{
    public GreenThread? Owner;

    public int Count;

    public Queue<GreenThread> Waiters { get; } = new();
}
