using System.Collections.Generic;
using SecureBoot.Emulator.Loader;

namespace SecureBoot.Cli.Running;

/// <summary>The options of a run of a virtual board.</summary>
internal sealed record RunOptions
{
    /// <summary>The board's time after which the run ends; 0 for no end.</summary>
    internal long Milliseconds { get; init; }

    /// <summary>Whether the board's time is not to be ahead of the clock's.</summary>
    internal bool IsRealTime { get; init; }

    /// <summary>The seed of all random values.</summary>
    internal int Seed { get; init; } = 1;

    /// <summary>Power cuts, each in a separate power-on.</summary>
    internal IReadOnlyList<PowerCut> Cuts { get; init; } = [];

    /// <summary>Whether a board in recovery continues to run: the options request it, or a host may talk to the
    /// board.</summary>
    internal bool GoesOnInRecovery { get; init; }

    /// <summary>Assemblies of the deployment that the boot stage itself does not refer to.</summary>
    internal IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The source of the application's symbols.</summary>
    internal IAssemblySource? Symbols { get; init; }
}
