using System;
using System.CommandLine;
using System.IO;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>secureboot demo: the whole way of an image, from the key to the board, and what is refused.</summary>
internal sealed class DemoCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _keep;
    private readonly Flag _force;

    internal DemoCommand(Terminal terminal, OutputWriter writer)
        : base(
            "demo",
            "Make a key, sign the sample application, boot it on the virtual board, and see bad images refused.",
            "[options]",
            """
            secureboot demo
            secureboot demo --keep demo
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _keep = AddOption("--keep", "DIR", "leave the key, the image and the boot stage's deployment in DIR, which is empty or not there");
        _force = AddFlag("--force", "with --keep: replace the files of an earlier demo, but never a private key");
    }

    protected override int Run(ParseResult arguments)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "firmware");
        if (!Directory.Exists(folder))
        {
            throw new MisuseException($"found no folder {folder}, expected the firmware that the command was built with", "build host-tools/Cli again");
        }

        KeptDemo? kept = arguments.GetValue(_keep) is { } keep ? new KeptDemo(_writer, PathText.Require("--keep", keep), _force.IsGiven(arguments)) : null;
        return new Demo(_terminal, folder).Run(kept) ? ExitCode.Done : ExitCode.Refused;
    }
}
