using System.Collections.Generic;
using SecureBoot.Provisioning.Boards;

namespace SecureBoot.Provisioning.Config;

/// <summary>The facts of a board in nf.config (docs/flashing.md).</summary>
/// <param name="Folder">The folder of nf.config; empty for the one that the command runs in.</param>
/// <param name="Target">The firmware that nanoff puts on the board.</param>
/// <param name="Series">The series of its chip.</param>
/// <param name="FlashMegabytes">The board's flash.</param>
/// <param name="Partitions">The parts of nanoFramework in the flash.</param>
/// <param name="Port">The serial port of the board, or null.</param>
/// <param name="Pins">The board's pins.</param>
/// <param name="Serial">The board's serial ports.</param>
/// <param name="Sensors">The application's sensors.</param>
/// <param name="Boot">The boot stage's settings.</param>
/// <param name="Keys">Whom the boot stage trusts.</param>
public sealed record BoardConfig(
    string Folder,
    string Target,
    string Series,
    int FlashMegabytes,
    PartitionTable Partitions,
    string? Port,
    BoardPins Pins,
    BoardSerial Serial,
    BoardSensors Sensors,
    BoardBoot Boot,
    BoardKeys Keys)
{
    /// <summary>The file, as the command line names it.</summary>
    public string Path { get; init; } = "nf.config";

    /// <summary>The publishers of update manifests: keys that sign no image.</summary>
    public IReadOnlyList<BoardKeyFile> Publishers { get; init; } = [];

    /// <summary>The site of the application's updates, or null if nf.config has none.</summary>
    public BoardUpdates? Updates { get; init; }

    /// <summary>The signing options of `secureboot build`, or null if nf.config has none.</summary>
    public BoardSign? Sign { get; init; }
}
