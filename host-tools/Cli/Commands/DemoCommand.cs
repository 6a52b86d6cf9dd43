using System;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Demonstration;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot demo: an image from the key to the board, and the refusal of bad images.</summary>
internal sealed class DemoCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _keep;
    private readonly Option<string> _firmware;
    private readonly Flag _force;

    internal DemoCommand(Terminal terminal, OutputWriter writer)
        : base(
            "demo",
            "Make a key, sign the sample application, boot it on the virtual board, and see bad images refused.",
            "[options]",
            """
            secureboot demo
            secureboot demo --keep demo
            secureboot demo --keep demo --firmware ~/secureboot/firmware
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _keep = AddOption(
            "--keep",
            "DIR",
            "leave the key, the image and the deployment of a boot stage that trusts the key in DIR, which is empty "
                + "or not there; needs the .NET SDK");
        _firmware = AddOption(
            "--firmware",
            "DIR",
            "with --keep: the folder that holds BootStage, which is compiled with the key; default firmware");
        _force = AddFlag("--force", "with --keep: replace the files of an earlier demo, but never a private key");
    }

    protected override int Run(ParseResult arguments)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "firmware");
        if (!Directory.Exists(folder))
        {
            throw new MisuseException(
                $"found no folder {folder}, expected the firmware that the command was built with",
                "build host-tools/Cli again");
        }

        return new Demo(_terminal, folder).Run(ParseKept(arguments)) ? ExitCode.Done : ExitCode.Refused;
    }

    private KeptDemo? ParseKept(ParseResult arguments)
    {
        Given.RequireWith(arguments, _firmware, _keep);
        Given.RequireWith(arguments, _force, _keep);
        if (arguments.GetValue(_keep) is not { } keep)
        {
            return null;
        }

        BootStageBuild build = new(
            PathText.Require("--firmware", arguments.GetValue(_firmware) ?? "firmware"), BoardLibraries.BuildOptions);
        return new KeptDemo(_writer, build, PathText.Require("--keep", keep), _force.IsGiven(arguments));
    }
}
