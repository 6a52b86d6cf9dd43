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
