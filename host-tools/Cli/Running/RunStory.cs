using System.Collections.Generic;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Running;

/// <summary>A line of a run: output of the firmware, or a change of the drive.</summary>
/// <param name="Milliseconds">Time since the run began.</param>
/// <param name="Source">boot, app, storage or board.</param>
/// <param name="Text">The line.</param>
internal sealed record RunLine(double Milliseconds, string Source, string Text);

/// <summary>The time from one power-on, reset or wake-up to the next.</summary>
/// <param name="Number">The number of the power-on, from 1.</param>
/// <param name="Cause">The cause of the power-on.</param>
/// <param name="StartMilliseconds">The start in milliseconds.</param>
/// <param name="EndMilliseconds">The end in milliseconds.</param>
/// <param name="Decision">The decision of the boot stage.</param>
/// <param name="End">The end of the power-on.</param>
/// <param name="Slots">The slots at the end.</param>
/// <param name="Omitted">The number of dropped lines.</param>
/// <param name="Lines">The lines that were.</param>
internal sealed record RunPowerOn(
    int Number,
    string Cause,
    double StartMilliseconds,
    double EndMilliseconds,
    string Decision,
    string End,
    string Slots,
    int Omitted,
    IReadOnlyList<RunLine> Lines);

/// <summary>A run of the virtual board from its first power-on to its end.</summary>
/// <param name="Board">The board's folder.</param>
/// <param name="BootStage">The boot stage that ran.</param>
/// <param name="Image">The given image or project, and its result; null for no image.</param>
/// <param name="PowerOns">Power-ons, resets and wake-ups.</param>
/// <param name="End">The end of the run.</param>
/// <param name="IsGood">Whether the run succeeded.</param>
/// <param name="Slots">The slots now.</param>
/// <param name="Meter">The resources that the run used.</param>
internal sealed record RunStory(
    string Board,
    string BootStage,
    string? Image,
    IReadOnlyList<RunPowerOn> PowerOns,
    string End,
    bool IsGood,
    string Slots,
    Meter Meter);
