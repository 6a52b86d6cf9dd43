using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot flash: firmware, boot stage and image onto a board, by nanoff.</summary>
internal sealed class FlashCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _config;
    private readonly Option<string> _port;
    private readonly Option<string> _boot;
    private readonly Option<string> _app;
    private readonly Option<string> _only;
    private readonly Option<string> _from;
    private readonly Option<string> _version;
    private readonly Flag _erase;
    private readonly Option<string> _nanoff;
    private readonly Option<string> _work;
    private readonly Flag _monitor;
    private readonly Flag _dryRun;
    private readonly Flag _json;

    internal FlashCommand(Terminal terminal, OutputWriter writer)
        : base(
            "flash",
            "Flash a board with firmware, boot stage and signed image, by nanoff: exit 1 if the image is refused, 2 "
                + "if a step fails.",
            "[--boot PATH] [--app IMAGE] [options]",
            """
            secureboot flash --app app.img --port /dev/ttyUSB0
            secureboot flash --boot BootStage.bin --app app.img --dry-run
            secureboot flash --only app --app app.img
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _config = AddOption("--config", "FILE", "the board's facts; default nf.config");
        _port = AddOption("--port", "PORT", "the serial port that the board is at; default is the one in nf.config");
        _boot = AddOption(
            "--boot",
            "PATH",
            "the boot stage: a deployment, or a folder of .pe files to make it of; default is what the build left "
                + "beside nf.config");
        _app = AddOption(
            "--app",
            "IMAGE",
            $"the signed image, for the step app; default "
                + $"{BuiltImage.Name} beside nf.config, which secureboot build writes");
        _only = AddOption("--only", "STEP", "one step: firmware, boot or app; default all three");
        _from = AddOption("--from", "STEP", "this step and those after it");
        _version = AddOption("--firmware-version", "VERSION", "the version of nanoCLR; default the newest");
        _erase = AddFlag("--erase", "erase all of the flash with the step firmware, the drive too");
        _nanoff = AddOption("--nanoff", "PATH", $"the tool; default ${Nanoff.Variable}, else nanoff");
        _work = AddOption(
            "--work", "DIR", "the folder for the files that nanoff is given; default flash beside nf.config");
        _monitor = AddFlag("--monitor", "afterwards show the board's output, until Ctrl-C");
        _dryRun = AddFlag(
            "--dry-run", "check everything, write those files, and print the command lines instead of running them");
        _json = AddJson(terminal);
    }

    protected override int Run(ParseResult arguments)
    {
        if (_monitor.IsGiven(arguments) && _json.IsGiven(arguments))
        {
            throw new MisuseException(
                "found --monitor and --json, expected one of them", "secureboot monitor shows what the board says");
        }

        Given.RequireApart(arguments, _only, _from);
        FlashStep[] steps = FlashArguments.ParseSteps(arguments.GetValue(_only), arguments.GetValue(_from));
        if (_erase.IsGiven(arguments) && !steps.Contains(FlashStep.Firmware))
        {
            throw Given.Without(_erase, "the step firmware");
        }

        string configPath = PathText.Require("--config", arguments.GetValue(_config) ?? "nf.config");
        BoardConfig config = BoardConfigReader.Read(configPath);
        string port = FlashArguments.ParsePort(arguments.GetValue(_port) ?? config.Port);
        bool isDry = _dryRun.IsGiven(arguments);
        string folder = PathText.Require("--work", arguments.GetValue(_work) ?? Path.Combine(config.Folder, "flash"));
        FlashPlan plan = new(
            config,
            port,
            folder)
        {
            IsErased = _erase.IsGiven(arguments),
            FirmwareVersion = FlashArguments.ParseVersion(arguments.GetValue(_version))
        };

        Deployment? deployment = steps.Contains(FlashStep.Boot) ? ReadDeployment(arguments, config) : null;
        FlashImage? image = steps.Contains(FlashStep.App) ? ReadImage(arguments, config, deployment) : null;
        Prepare(plan, folder, deployment?.FillPartition(config.Partitions.DeploySize), image);
        Nanoff nanoff = new(arguments.GetValue(_nanoff), ShowLine);
        if (isDry)
        {
            PrintPlan(plan, nanoff, steps);
            return ExitCode.Done;
        }

        _terminal.Answer("nanoff", nanoff.RequireVersion().ToString());
        FlashArguments.RequirePort(port);
        Option<string>[] given = [_boot, _app, _version, _nanoff, _work];
        RerunHint rerun = new(
            [("--config", configPath), ("--port", port), .. given.Select(option =>
                (option.Name, arguments.GetValue(option)))],
            plan.IsErased);
        int exitCode = Flash(new Flasher(config, plan, nanoff, port), steps, deployment, image, rerun);
        return exitCode == ExitCode.Done && _monitor.IsGiven(arguments)
            ? new BoardMonitor(_terminal).Run(port, BoardMonitor.DefaultBaud, milliseconds: 0)
            : exitCode;
    }

    private int Flash(Flasher flasher, FlashStep[] steps, Deployment? deployment, FlashImage? image, RerunHint rerun)
    {
        FlashStep current = steps[0];
        try
        {
            if (FlashArguments.NeedsChip(steps))
            {
                _terminal.Answer("board", flasher.Probe());
            }

            foreach (FlashStep step in steps)
            {
                current = step;
                _terminal.Progress($"step {FlashArguments.NameOf(step)}");
                _terminal.Answer(FlashArguments.NameOf(step), flasher.Do(step));
            }

            Restart(flasher);
            Report(flasher.Report(deployment, steps.Contains(FlashStep.Firmware)), image);
            return ExitCode.Done;
        }
        catch (FlashException exception)
        {
            _terminal.Error(exception.Message);
            _terminal.Hint(exception.Hint);
            _terminal.Hint("then go on with: " + rerun.From(FlashArguments.NameOf(current), steps.Length == 1));
            return ExitCode.Misuse;
        }
    }

    // Some boards restart only by their button; the report says whether the board restarted.
    private void Restart(Flasher flasher)
    {
        try
        {
            flasher.Restart();
        }
        catch (FlashException exception)
        {
            _terminal.Warning(exception.Message);
            _terminal.Hint("press the board's reset button");
        }
    }

    private void Report(BoardReport report, FlashImage? image)
    {
        _terminal.Answer(
            "report",
            $"{report.Target}, nanoCLR "
                + $"{report.Runtime}, boot stage {(report.Has(Deployment.BootStage) ? "loaded" : "not loaded")}");
        if (image is not null)
        {
            string application = image.Assemblies[^1].Name;
            _terminal.Answer(
                "application",
                $"{application} "
                    + $"{(report.Has(application) ? "loaded" : "not loaded so far: the board verifies it first")}");
        }
    }

    private Deployment ReadDeployment(ParseResult arguments, BoardConfig config)
    {
        string path = arguments.GetValue(_boot) is { } given
            ? PathText.Require("--boot", given)
            : BootStageOutput.Find(config.Folder);
        Deployment deployment = Deployment.Read(path, config.Partitions.DeploySize, hasLibraries: true);
        if (NativeLibraries.Require(deployment, config) is { } difference)
        {
            _terminal.Warning(difference);
        }

        _terminal.Answer(
            "boot stage",
            $"{Printable.Escape(path)}, {deployment.Assemblies.Count} assemblies, {deployment.Size} of "
                + $"{config.Partitions.DeploySize} bytes, for 0x{config.Partitions.DeployAddress:X}");
        foreach (PublicKey key in LoadKeys(config).Keys.Where(key => !deployment.Holds(key)))
        {
            _terminal.Warning($"the boot stage does not hold the key "
                + $"{key.KeyHash} of nf.config: it was built before secureboot provision wrote it");
        }

        BoardLibraries.Warn(_terminal, deployment);
        return deployment;
    }

    private FlashImage ReadImage(ParseResult arguments, BoardConfig config, Deployment? deployment)
    {
        string path = PathText.Require("--app", arguments.GetValue(_app) ?? BuiltImage.PathOf(config.Folder));
        if (arguments.GetValue(_app) is null && !File.Exists(path))
        {
            throw new MisuseException(
                $"found no --app, expected one for the step app, or what secureboot build leaves: {path}",
                "secureboot build; or give --app IMAGE, or --only another step");
        }

        ConfiguredKeys keys = LoadKeys(config);
        foreach (string published in keys.Published)
        {
            _terminal.Warning(published);
        }

        FlashImage image = FlashImage.Read(path, config, keys, deployment);
        _terminal.Answer(
            "image",
            $"{Printable.Escape(path)}, "
                + $"{image.Size} of {config.Boot.MaxImageSize} bytes, {image.Describe()}, verified");
        return image;
    }

    private static ConfiguredKeys LoadKeys(BoardConfig config)
    {
        return ConfiguredKeys.Load(config, isPublishedAllowed: true);
    }

    private void Prepare(FlashPlan plan, string folder, byte[]? partition, FlashImage? image)
    {
        List<OutputFile> files = [];
        if (partition is not null)
        {
            files.Add(new OutputFile(plan.DeploymentFile, partition));
        }

        if (image is not null)
        {
            files.Add(new OutputFile(plan.ImageFile, image.ToArray()));
            files.Add(new OutputFile(plan.FilesFile, plan.DescribeFiles()));
            files.Add(new OutputFile(plan.OldFilesFile, plan.DescribeOldFiles()));
        }

        if (files.Count > 0)
        {
            CreateFolder(folder);
            _writer.Write(files, replace: true);
        }
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"--work: found that the folder {folder} cannot be made", "name another one");
        }
    }

    private void PrintPlan(FlashPlan plan, Nanoff nanoff, FlashStep[] steps)
    {
        NanoffCommand[] commands = [Nanoff.VersionCommand, .. FlashArguments.NeedsChip(steps)
            ? [plan.Probe]
            : Array.Empty<NanoffCommand>(), .. steps.SelectMany(plan.Of), plan.Restart, plan.Report];
        foreach (NanoffCommand command in commands)
        {
            _terminal.Answer("would run", Printable.Escape(command.ToCommandLine(nanoff.Name)));
        }
    }

    private void ShowLine(string line)
    {
        string text = line.Trim().TrimEnd('.', ' ');
        if (text.Length > 0)
        {
            _terminal.Progress("nanoff: " + text);
        }
    }
}
