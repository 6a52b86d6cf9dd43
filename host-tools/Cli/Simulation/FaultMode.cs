using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Simulation;

/// <summary>secureboot simulate --faults: its options.</summary>
internal sealed class FaultMode : CommandMode
{
    private const int MostCount = 100_000_000;

    private readonly Terminal _terminal;
    private readonly Flag _faults;
    private readonly Option<string> _image;
    private readonly Option<string> _models;
    private readonly Option<string> _sites;
    private readonly Option<string> _every;
    private readonly Option<string> _pairs;
    private readonly Option<string> _seed;
    private readonly Option<string> _state;
    private readonly Option<string> _boot;
    private readonly ShardOption _shard;
    private readonly Flag _json;

    internal FaultMode(ToolCommand command, Terminal terminal, ShardOption shard, Flag json)
    {
        _terminal = terminal;
        _shard = shard;
        _json = json;
        _faults = command.AddFlag(
            "--faults",
            "in place of power cuts: one fault of the chip in each boot of an image that must not boot, on the "
                + "emulator");
        _image = command.AddOption(
            "--image",
            "KINDS",
            "with --faults: body, signature, key, threshold, counter, revoked, product, header, body header, good, "
                + "or one case; default all");
        _models = command.AddOption(
            "--models", "MODELS", "with --faults: skip, branch, zero, flip, call, load, with commas; default all");
        _sites = command.AddOption(
            "--sites", "WHICH", "with --faults: decision, or all, which adds a sample of the arithmetic; default all");
        _every = command.AddOption("--every", "N", "with --faults: only one in N executed instructions; default 1");
        _pairs = command.AddOption("--pairs", "N", "with --faults: also N pairs of skips, drawn at random");
        _seed = command.AddOption("--seed", "N", "with --faults: the number that the pairs are drawn with; default 1");
        _state = command.AddOption(
            "--state", "FILE", "with --faults: keep what is done in a file, and go on with it");
        _boot = command.AddOption(
            "--boot", "FOLDER", "with --faults: the boot stage of this folder, not the command's own");
    }

    private protected override Option Switch => _faults;

    private protected override IEnumerable<Symbol> Taken =>
        [_image, _models, _sites, _every, _pairs, _seed, _state, _boot, _shard.Option, _json];

    internal override int Run(ParseResult arguments)
    {
        (int shard, int shards) = _shard.Read(arguments);
        int every = (int)Number.Of(arguments, _every, least: 1, MostCount, absent: 1);
        FaultOptions options = FaultRunner.Read(
            arguments.GetValue(_models), arguments.GetValue(_sites), shard, shards, every);
        FaultRunner runner = new(_terminal, arguments.GetValue(_boot) ?? BootStageChoice.OwnFolder);
        int pairs = (int)Number.Of(arguments, _pairs, least: 0, MostCount, absent: 0);
        int seed = (int)Number.Of(arguments, _seed, least: 0, MostCount, absent: 1);
        return runner.Run(
            options, arguments.GetValue(_image), arguments.GetValue(_state), pairs, seed, _json.IsGiven(arguments));
    }
}
