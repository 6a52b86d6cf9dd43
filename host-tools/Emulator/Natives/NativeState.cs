using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Natives.Libraries;

namespace SecureBoot.Emulator.Natives;

/// <summary>What the natives of one machine keep between calls.</summary>
internal sealed class NativeState
{
    public NativeState(Machine machine)
    {
        Events = new NativeEvents(machine);
    }

    /// <summary>The CultureInfo that firmware set as current.</summary>
    public HeapItem? Culture { get; set; }

    /// <summary>What the board's hardware has to say to firmware.</summary>
    public NativeEvents Events { get; }

    /// <summary>How far firmware moved the clock, in ticks of 100 ns.</summary>
    public long ClockOffset { get; set; }

    /// <summary>The pins' alternate functions, by pin.</summary>
    public Dictionary<int, int> PinFunctions { get; } = [];

    /// <summary>The pins whose edges firmware wants to know.</summary>
    public PinListeners PinListeners { get; } = new();

    /// <summary>The serial ports whose signal levels are inverted, by name.</summary>
    public HashSet<string> InvertedPorts { get; } = [];

    /// <summary>The timers on the board's clock.</summary>
    public HighResTimers HighResTimers { get; } = new();

    /// <summary>After how many microseconds of sleep the board wakes up, where that was set.</summary>
    public long? WakeAfter { get; set; }

    /// <summary>What is reachable from here.</summary>
    public IEnumerable<HeapItem> Roots
    {
        get
        {
            if (Culture is { } culture)
            {
                yield return culture;
            }

            foreach (HeapItem item in Events.Roots)
            {
                yield return item;
            }
        }
    }
}
