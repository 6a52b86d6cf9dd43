using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot monitor: the output of a board.</summary>
internal sealed class MonitorCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly Option<string> _port;
    private readonly Option<string> _baud;
    private readonly Option<string> _milliseconds;

    internal MonitorCommand(Terminal terminal)
        : base(
            "monitor",
            "Show what a board prints on its console port, and what the boot stage's refusals mean, until Ctrl-C.",
            "--port PORT [options]",
            """
            secureboot monitor --port /dev/ttyUSB0
            secureboot monitor --port COM5 --baud 115200
            """)
    {
        _terminal = terminal;
        _port = AddOption("--port", "PORT", "the serial port that the board's console is at", isRequired: true);
        _baud = AddOption(
            "--baud",
            "N",
            $"bits a second; default {BoardMonitor.DefaultBaud}, as nanoFramework's ESP32 firmware has it");
        _milliseconds = AddOption("--milliseconds", "N", "end after so long; without it by Ctrl-C");
    }

    protected override int Run(ParseResult arguments)
    {
        int baud = (int)Number.Of(arguments, _baud, least: 1, most: 4_000_000, BoardMonitor.DefaultBaud);
        long milliseconds = Number.Of(arguments, _milliseconds, least: 1, uint.MaxValue, absent: 0);
        return new BoardMonitor(_terminal).Run(PathText.Of(arguments, _port), baud, milliseconds);
    }
}
