using System.Collections.Generic;

namespace SecureBoot.Emulator.Threads;

/// <summary>A monitor: who holds it, how often, who waits.</summary>
internal sealed class LockState
{
    public GreenThread? Owner;

    public int Count;

    public Queue<GreenThread> Waiters { get; } = new();
}
