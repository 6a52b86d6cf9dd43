using System;
using System.Diagnostics;
using System.IO;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Update.Serial;

namespace SecureBoot.Cli.Running;

/// <summary>Shows a board's output on its console port, until Ctrl-C.</summary>
internal sealed class BoardMonitor(Terminal terminal)
{
    /// <summary>The speed at which nanoFramework's ESP32 targets speak.</summary>
    internal const int DefaultBaud = 921_600;

    private const int ReadSize = 1024;

    private readonly Terminal _terminal = terminal;
    private volatile bool _isStopped;

    /// <summary>Runs for a number of milliseconds or, with 0, until it is stopped; returns the exit code.</summary>
    internal int Run(string port, int baud, long milliseconds)
    {
        try
        {
            using SerialLine line = SerialLine.Open(port, baud);
            _terminal.Progress($"{port} at {baud} baud; Ctrl-C ends");
            Interruption.OnCtrlC(() => _isStopped = true);
            Listen(line, port, milliseconds);
            return ExitCode.Done;
        }
        finally
        {
            Interruption.OnCtrlC(null);
        }
    }

    private void Listen(SerialLine line, string port, long milliseconds)
    {
        BoardConsole console = new(Show);
        byte[] buffer = new byte[ReadSize];
        Stopwatch watch = Stopwatch.StartNew();
        while (!_isStopped && (milliseconds == 0 || watch.ElapsedMilliseconds < milliseconds))
        {
            int count = line.Read(buffer, 0, buffer.Length);
            console.Feed(buffer.AsSpan(0, count));
            if (count == 0 && !OperatingSystem.IsWindows() && !File.Exists(port))
            {
                throw new UpdateException(
                    $"{port}: the port is gone", "is the board still plugged in?", isRefused: false);
            }

            _terminal.Flush();
        }

        console.End();
    }

    // Whatever the board sends, the terminal gets no control characters of it.
    private void Show(string line)
    {
        _terminal.Answer(Printable.Escape(line));
        if (RunAdvice.Explain(line) is { } sentence)
        {
            _terminal.Answer("board", Printable.Escape(sentence));
        }
    }
}
