using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Provisioning.Sources;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot provision: the firmware's constants and keys from nf.config.</summary>
internal sealed class ProvisionCommand : ToolCommand
{
    // The files of nanoFramework and of the journal on the drive, and the space of the file system itself.
    private const int DriveReserve = 32 * 1024;

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _config;
    private readonly Option<string> _out;
    private readonly Flag _allowDemoKey;
    private readonly Flag _allowEndlessTrial;
    private readonly Option<string> _html;
    private readonly Flag _dryRun;

    internal ProvisionCommand(Terminal terminal, OutputWriter writer)
        : base(
            "provision",
            "Write the firmware's board constants and trusted keys from nf.config: exit 1 if a key is a published one.",
            "[options]",
            """
            secureboot provision
            secureboot provision --config boards/kitchen/nf.config --out firmware --dry-run
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _config = AddOption("--config", "FILE", "the board's facts; default nf.config");
        _out = AddOption(
            "--out", "DIR", "the folder that holds BootStage and SensorApp; default firmware beside nf.config");
        _allowDemoKey = AddFlag(
            "--allow-demo-key", "trust also a key whose private half is published, for a test board");
        _allowEndlessTrial = AddFlag(
            "--allow-endless-trial",
            "let nf.config say trialMinutes=\"0\": an image on trial that hangs is never reverted");
        _html = AddOption("--html", "FILE", "write the flash with its partitions as a page for a browser");
        _dryRun = AddFlag("--dry-run", "say what would change and write nothing");
        AddJson(terminal);
    }

    protected override int Run(ParseResult arguments)
    {
        BoardConfig config = BoardConfigReader.Read(PathText.Require(
            "--config", arguments.GetValue(_config) ?? "nf.config"));
        string folder = PathText.Require("--out", arguments.GetValue(_out) ?? Path.Combine(config.Folder, "firmware"));
        if (config.Boot.TrialMinutes == 0 && !_allowEndlessTrial.IsGiven(arguments))
        {
            throw new MisuseException(
                $"{config.Path}: line {config.Boot.TrialLine}: trialMinutes in <boot>: found '0', expected at least 1: "
                    + "an image on trial that hangs would never be reverted",
                "give it minutes, or provision with --allow-endless-trial");
        }

        ConfiguredKeys keys = ConfiguredKeys.Load(config, _allowDemoKey.IsGiven(arguments));
        Provisioner provisioner = new(config, keys, folder);
        provisioner.RequireWritable();
        string? page = arguments.GetValue(_html) is { } html ? ReportFile.Require("--html", html) : null;
        Report(config, keys);
        if (page is not null)
        {
            Deployment? deployment = BootStageOutput.TryFind(config.Folder) is { } built
                ? Deployment.Read(built, config.Partitions.DeploySize, hasLibraries: true)
                : null;
            ReportFile.Write(_writer, _terminal, page, FlashPage.Write(config, deployment, keys.Keys));
        }

        ReportChanges(provisioner);
        if (!_dryRun.IsGiven(arguments))
        {
            provisioner.Write(_writer);
        }

        ReportWritten(provisioner, _dryRun.IsGiven(arguments));
        return ExitCode.Done;
    }

    private void ReportChanges(Provisioner provisioner)
    {
        foreach (SourceFile file in provisioner.Changed)
        {
            foreach (string change in file.DescribeChanges())
            {
                _terminal.AnswerOf("change", Printable.Escape(file.Path), change);
            }
        }

        foreach (string path in provisioner.LeftAlone)
        {
            _terminal.Answer(
                "left alone",
                $"{Printable.Escape(path)}: found no '// Written by `secureboot provision`' at its start, so it "
                    + "is yours");
        }
    }

    private void ReportWritten(Provisioner provisioner, bool isDry)
    {
        if (provisioner.Changed.Count > 0 && !isDry)
        {
            foreach (SourceFile file in provisioner.Changed)
            {
                _terminal.Answer("wrote", Printable.Escape(file.Path));
            }

            return;
        }

        string files = provisioner.LeftAlone.Count == 0 ? "all files" : "all other files";
        _terminal.Answer(
            "wrote",
            provisioner.Changed.Count == 0
                ? $"nothing, {files} are what nf.config says"
                : "nothing, this is a dry run");
    }

    private void Report(BoardConfig config, ConfiguredKeys keys)
    {
        _terminal.Answer(
            "board",
            $"{config.Target}, {config.FlashMegabytes} MB of flash, deployment at "
                + $"0x{config.Partitions.DeployAddress:X}");
        _terminal.Answer("trust", $"{keys.Keys.Count} keys, of which {config.Keys.Threshold} must have signed");
        for (int i = 0; i < keys.Keys.Count; i++)
        {
            _terminal.Answer("key", $"{keys.Keys[i].KeyHash} ({Printable.Escape(config.Keys.Files[i].Name)})");
        }

        for (int i = 0; i < keys.Publishers.Count; i++)
        {
            _terminal.Answer(
                "publisher", $"{keys.Publishers[i].KeyHash} ({Printable.Escape(config.Publishers[i].Name)})");
        }

        foreach (string published in keys.Published)
        {
            _terminal.Warning(published);
        }

        if (keys.Keys.Count == 0)
        {
            _terminal.Warning("there is no trusted key: the boot stage refuses every image");
            _terminal.Hint(
                "name one in nf.config: <keys threshold=\"1\" table=\"48\"><key file=\"release.pub.pem\" /></keys>");
        }

        int room = config.Partitions.ConfigSize - DriveReserve;
        if (config.Boot.Drive == @"I:\" && 2 * config.Boot.MaxImageSize > room)
        {
            _terminal.Warning($"two images of "
                + $"{config.Boot.MaxImageSize} bytes do not fit the drive I:, which has room for about {room}");
        }
    }
}
