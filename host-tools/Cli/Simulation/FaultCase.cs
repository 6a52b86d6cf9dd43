using System.Collections.Generic;
using SecureBoot.Cli.Running;

namespace SecureBoot.Cli.Simulation;

/// <summary>A board with an image that must not boot.</summary>
/// <param name="Kind">The defect of the image, as --image names it.</param>
/// <param name="Name">The defect, its form, and the state of the journal.</param>
/// <param name="Trust">The keys that the boot stage trusts.</param>
/// <param name="Files">The files on the drive.</param>
internal sealed record FaultCase(string Kind, string Name, BoardTrust Trust, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The body of a good image beside the bad one, which may be loaded; null without such an image.</summary>
    internal byte[]? GoodBody { get; init; }

    /// <summary>The product that the boot stage requires in place of its own; null for its own.</summary>
    internal byte[]? Product { get; init; }

    /// <summary>Whether the next power-on must load the good image, whatever a fault did before.</summary>
    internal bool MustBoot { get; init; }
}

/// <summary>The outcome of a boot with a fault.</summary>
internal enum FaultEnd
{
    /// <summary>The same as without the fault, to the last character of the console and the last byte of the
    /// files.</summary>
    NoEffect,

    /// <summary>The bad image was refused, in another way; or a good one was loaded in its place.</summary>
    Refused,

    /// <summary>The board was in recovery before an image was judged.</summary>
    Recovery,

    /// <summary>The board reset itself.</summary>
    Reset,

    /// <summary>The boot stage did not end, or ended without a reset: only a power cycle helps.</summary>
    Dead,

    /// <summary>Bytes that must not boot came to Assembly.Load, at this power-on or the next.</summary>
    Accepted,
}
