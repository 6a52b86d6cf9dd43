using System;
using SecureBoot.Board;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.Emulator.Execution;

/// <summary>The options of a machine.</summary>
public sealed record MachineOptions
{
    /// <summary>The limits of a run.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>The seed of everything that is random on the device.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Bytes allocated between two walks of the heap for the peak; 0 walks only when the heap is
    /// full.</summary>
    public int PeakStep { get; init; } = 4096;

    /// <summary>The board whose pins, files and clock the firmware uses; it outlives the machine, as hardware outlives
    /// a reset.</summary>
    public VirtualBoard Board { get; init; } = new();

    /// <summary>Whether a SpanByte or a 64-bit index outside its range, but inside its array, stops the run, like an
    /// index outside the array. The device continues.</summary>
    public bool StopsAtEscapes { get; init; } = true;

    /// <summary>Whether to count how often each instruction is executed and each branch is taken. A run then takes up
    /// to twice the time.</summary>
    public bool CountsExecutions { get; init; }

    /// <summary>Chooses the threads to run, in place of the device's scheduler.</summary>
    public ISchedule? Schedule { get; init; }

    /// <summary>Whether a schedule sees an array by the name of the field that it is loaded from, where it was stored
    /// in a static constructor; more memory counts as shared then.</summary>
    public bool NamesLoadedArrays { get; init; }

    /// <summary>Symbols of an assembly that firmware itself loads, by its name; null without symbols.</summary>
    public Func<string, AssemblySymbols?> Symbols { get; init; } = static _ => null;

    /// <summary>Asked before firmware loads an assembly from these bytes; false stops the run.</summary>
    public Func<byte[], bool> Loading { get; init; } = static _ => true;

    /// <summary>Takes the output of the firmware; lines end with CR LF.</summary>
    public Action<string> Output { get; init; } = static _ => { };
}
