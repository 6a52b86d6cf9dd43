using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate --heap: images of every size on the emulator with little memory.</summary>
internal sealed class HeapMode : CommandMode
{
    // The value of the project's own nf.config.
    private const int MaxImageSize = 98_304;

    private readonly Terminal _terminal;
    private readonly Flag _heap;
    private readonly Option<string> _bytes;
    private readonly Flag _noNativeHash;

    internal HeapMode(ToolCommand command, Terminal terminal, Flag noNativeHash)
    {
        _terminal = terminal;
        _noNativeHash = noNativeHash;
        _heap = command.AddFlag(
            "--heap",
            "in place of power cuts: images of every size up to the largest, on the emulator with a heap of a given "
                + "size");
        _bytes = command.AddOption(
            "--heap-bytes", "N", $"with --heap: bytes of that heap; default {Limits.DefaultHeapBytes}");
    }

    private protected override Option Switch => _heap;

    private protected override IEnumerable<Symbol> Taken => [_bytes, _noNativeHash];

    internal override int Run(ParseResult arguments)
    {
        uint bytes = Number.Of(arguments, _bytes, least: 65_536, most: 1_000_000, absent: Limits.DefaultHeapBytes);
        using HeapCampaign campaign = new(
            BootStageChoice.OwnFolder, (int)bytes, MaxImageSize, !_noNativeHash.IsGiven(arguments));
        campaign.Run((name, text) => _terminal.Answer(name, text));
        foreach (string violation in campaign.Violations)
        {
            _terminal.Verdict("violation", violation, isGood: false);
        }

        bool isGood = campaign.Violations.Count == 0;
        _terminal.Answer(
            "tried", $"{campaign.Images} images, {campaign.Boots} power-ons, {campaign.Violations.Count} violations");
        _terminal.Verdict(
            "verdict", isGood ? "the board always came back" : "the board did not always come back", isGood);
        return isGood ? ExitCode.Done : ExitCode.Refused;
    }
}
