using System;
using System.CommandLine;
using System.IO;

namespace SecureBoot.Cli;

/// <summary>secureboot demo: the whole way of an image, from the key to the board, and what is refused.</summary>
internal sealed class DemoCommand : ToolCommand
{
    private readonly Terminal _terminal;

    internal DemoCommand(Terminal terminal)
        : base(
            "demo",
            "Make a key, sign the sample application, boot it on the virtual board, and see bad images refused.",
            "",
            """
            secureboot demo
            """)
    {
        _terminal = terminal;
    }

    protected override int Run(ParseResult arguments)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "firmware");
        if (!Directory.Exists(folder))
        {
            throw new MisuseException($"found no folder {folder}, expected the firmware that the command was built with", "build host-tools/Cli again");
        }

        return new Demo(_terminal, folder).Run() ? ExitCode.Done : ExitCode.Refused;
    }
}
