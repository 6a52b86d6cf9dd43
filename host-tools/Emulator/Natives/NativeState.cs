using System;
using System.Collections.Generic;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>The state that the natives of one machine keep between calls.</summary>
internal sealed class NativeState : IHeapRoots
{
    private readonly Runtime _runtime;

    public NativeState(Runtime runtime)
    {
        _runtime = runtime;
        Events = new NativeEvents(this, runtime.Scheduler);
        PinListeners = new PinListeners(Events, runtime.Board);
    }

    /// <summary>The CultureInfo that firmware set as current.</summary>
    public HeapItem? Culture { get; set; }

    /// <summary>The events of the board's hardware for firmware.</summary>
    public NativeEvents Events { get; }

    /// <summary>The offset by which firmware moved the clock, in ticks of 100 ns.</summary>
    public long ClockOffset { get; set; }

    /// <summary>The time that firmware reads.</summary>
    public DateTime UtcNow => _runtime.UtcNow.AddTicks(ClockOffset);

    /// <summary>The pins' alternate functions, by pin.</summary>
    public Dictionary<int, int> PinFunctions { get; } = [];

    /// <summary>The pins whose edges firmware wants to know.</summary>
    public PinListeners PinListeners { get; }

    /// <summary>The serial ports whose signal levels are inverted, by name.</summary>
    public HashSet<string> InvertedPorts { get; } = [];

    /// <summary>The sockets that firmware opened.</summary>
    public Sockets Sockets { get; } = new();

    /// <summary>The timers on the board's clock.</summary>
    public HighResTimers HighResTimers { get; } = new();

    /// <summary>The wake-up sources of a sleep.</summary>
    public DeepSleep Sleep { get; set; } = new(Microseconds: null, Pins: 0, Level: false, NeedsAll: false);

    public void Mark(Reachability walk)
    {
        walk.Reach(Culture);
        Events.Mark(walk);
    }
}
