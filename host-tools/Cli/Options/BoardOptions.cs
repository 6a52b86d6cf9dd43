using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Options;

/// <summary>The board that sign and verify judge an image by: nf.config, from the current folder upwards, and the
/// deployment that its build left.</summary>
internal sealed class BoardOptions
{
    private const string FileName = "nf.config";

    private readonly Terminal _terminal;
    private readonly List<Note> _notes = [];
    private readonly Option<string> _config;
    private readonly Option<string> _boot;
    private readonly Flag _noConfig;
    private readonly Flag _noCounter;

    internal BoardOptions(ToolCommand command, Terminal terminal)
    {
        _terminal = terminal;
        _config = command.AddOption(
            "--config",
            "FILE",
            $"the board to judge by; default the {FileName} of this folder or the next one above that has it");
        _noConfig = command.AddFlag("--no-config", "judge by no board");
        _boot = command.AddOption(
            "--boot",
            "PATH",
            "the boot stage's deployment, or a folder of its .pe files; default is what the build left beside the "
                + "configuration");
        _noCounter = command.AddFlag(
            "--allow-no-counter", "take an image without a security counter, which the boot stage refuses");
    }

    /// <summary>The options themselves.</summary>
    internal IReadOnlyList<Option> Options => [_config, _noConfig, _boot, _noCounter];

    /// <summary>Whether an image without a security counter is taken.</summary>
    internal bool AllowsNoCounter(ParseResult arguments) => _noCounter.IsGiven(arguments);

    /// <summary>Prints the files that the judgement used, and the parts that were not judged.</summary>
    internal void Report()
    {
        foreach (Note note in _notes)
        {
            _terminal.Answer(note.Name, note.Text);
        }
    }

    /// <summary>The board's facts, or null for no board.</summary>
    internal BoardConfig? Read(ParseResult arguments)
    {
        Given.RequireApart(arguments, _config, _noConfig);
        string? given = arguments.GetValue(_config);
        string? path = _noConfig.IsGiven(arguments) ? null
            : given is null ? FindUpwards(".")
            : PathText.Require("--config", given);
        if (path is null)
        {
            _notes.Add(new Note(
                "not judged", $"size, product and lowest counter of a board: there is no {FileName} to judge by"));
            return null;
        }

        BoardConfig config = BoardConfigReader.Read(path);
        _notes.Add(new Note("judged by", Printable.Escape(path)));
        return config;
    }

    /// <summary>The policy of the board's boot stage, with other keys; the least counter may be higher than the
    /// board's.</summary>
    internal ImagePolicy Policy(ParseResult arguments, BoardConfig? config, TrustedKeys keys, uint leastCounter)
    {
        int size = config?.Boot.MaxImageSize ?? InputFile.MaxImageSize;
        ImagePolicy policy = AllowsNoCounter(arguments)
            ? ImagePolicy.WithoutCounter(keys, size)
            : ImagePolicy.WithCounter(keys, size, Math.Max(leastCounter, config?.Boot.SecurityCounter ?? 0));
        policy.Product = config?.Boot.Product;
        return policy;
    }

    /// <summary>Refuses a counter or a product that the board's boot stage would refuse.</summary>
    internal static void RequireTaken(BoardConfig? config, uint? counter, ProductId? product)
    {
        if (config is not null && counter < config.Boot.SecurityCounter)
        {
            throw new RefusalException(
                $"--security-counter: found "
                    + $"{counter}, expected at least {config.Boot.SecurityCounter}, the lowest that the board takes",
                "raise it");
        }

        if (config?.Boot.Product is byte[] wanted && !(product?.Class ?? []).AsSpan().SequenceEqual(wanted))
        {
            throw new RefusalException(
                $"--product: found {(product is null ? "none" : Describe(product.Class))}, expected "
                    + $"{Describe(wanted)}, the board's",
                "give --product with what nf.config has");
        }
    }

    private static string Describe(byte[] id) => new Guid(id, bigEndian: true).ToString();

    /// <summary>The assemblies that the board has with its boot stage, or null where they are not known.</summary>
    internal IReadOnlyList<BodyAssembly>? Deployment(
        ParseResult arguments, BoardConfig? config, IReadOnlyList<BodyAssembly> body)
    {
        string? path = arguments.GetValue(_boot) is { } given ? PathText.Require("--boot", given)
            : config is null ? null
            : BootStageOutput.TryFind(config.Folder);
        if (path is not null)
        {
            Deployment deployment = Provisioning.Flashing.Deployment.Read(
                path, config?.Partitions.DeploySize ?? InputFile.MaxImageSize, hasLibraries: true);
            _notes.Add(new Note("deployment", Printable.Escape(path)));
            return deployment.Assemblies;
        }

        IReadOnlyList<string> open = BodyJudge.NotJudged(body);
        if (open.Count > 0)
        {
            _notes.Add(new Note(
                "not judged",
                $"whether the board has {string.Join(", ", open)}: no deployment is known; --boot names it"));
        }

        return null;
    }

    /// <summary>The configuration of a folder, or of the next one above that has it.</summary>
    internal static string? FindUpwards(string start)
    {
        for (string? folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string path = Path.Combine(folder, FileName);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    // A class: a list of pairs needs more code and types at every start.
    private sealed class Note(string name, string text)
    {
        internal string Name { get; } = name;

        internal string Text { get; } = text;
    }
}
