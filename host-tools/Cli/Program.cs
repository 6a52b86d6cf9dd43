using System;
using System.IO;
using System.Linq;
using System.Threading;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli;

/// <summary>The command <c>secureboot</c>.</summary>
public static class Program
{
    /// <summary>Runs the command in this process and gives its exit code.</summary>
    public static int Main(string[] args)
    {
        Preparation.Start(args);
        StandardOutput output = new();
        Terminal terminal = new(output);
        OutputWriter writer = new(() => output);
        if (!StandardOutput.IsOpen())
        {
            terminal.Error("found the standard output closed, expected it open; nothing was done");
            terminal.Hint("send the answer away with >/dev/null");
            return ExitCode.Misuse;
        }

        Interruption.Expect(writer, terminal);

        int exitCode = Run(args, terminal, writer);
        if (writer.IsStopped)
        {
            // The interruption ends the process with its own exit code.
            Thread.Sleep(Timeout.Infinite);
        }

        return exitCode;
    }

    /// <summary>Runs the command with the given streams, as a test does.</summary>
    public static int Run(
        string[] args, Stream output, TextWriter talk, bool isTerminal = false, bool hasColour = false)
    {
        return Run(args, new Terminal(output, talk, isTerminal, hasColour), new OutputWriter(() => output));
    }

    private static int Run(string[] args, Terminal terminal, OutputWriter writer)
    {
        int exitCode = RunCommand(args, terminal, writer);
        try
        {
            terminal.EndJson(exitCode);
            return exitCode;
        }
        catch (MisuseException exception)
        {
            return Explain(exception, terminal, writer);
        }
    }

    private static int RunCommand(string[] args, Terminal terminal, OutputWriter writer)
    {
        using InputLog inputs = InputLog.Begin();
        try
        {
            string[] arguments = CommandWords.Normalize(args);
            if (arguments is ["--version" or "-V"])
            {
                // Without the commands and the parser, which take longer to make than .NET takes to start.
                terminal.Answer(CommandLine.Version);
                terminal.Flush();
                return ExitCode.Done;
            }

            CommandLine line = new(terminal, writer, arguments.FirstOrDefault());
            int exitCode = args is ["help", "--man"] ? line.ShowManPage() : line.Run(arguments);
            terminal.Flush();
            return exitCode;
        }
        catch (Exception exception)
        {
            // A failure because files were removed is not reported: the interruption has its own line.
            return writer.IsStopped ? ExitCode.Interrupted : Explain(exception, terminal, writer);
        }
    }

    // The last handler: for each exception, a person gets a sentence and a script gets an exit code.
    private static int Explain(Exception exception, Terminal terminal, OutputWriter writer)
    {
        switch (exception)
        {
            case SignerException refusal:
                terminal.Error(refusal.Message);
                terminal.Hint(refusal.Hint);
                return refusal.IsRefusal ? ExitCode.Refused : ExitCode.Misuse;
            case ReaderGoneException:
                return ExitCode.ReaderGone;
            case OutputException:
                terminal.Error(exception.Message);
                terminal.Hint(writer.Written.Count == 0
                    ? ""
                    : $"nothing but the answer is lost: {string.Join(", ", writer.Written)} was written");
                return ExitCode.Misuse;
            case MisuseException misuse:
                terminal.Error(misuse.Message);
                terminal.Hint(misuse.Hint);
                return ExitCode.Misuse;
            case IOException or UnauthorizedAccessException:
                terminal.Error(FileError.Of(exception));
                terminal.Hint("check the path, and your permissions there");
                return ExitCode.Misuse;
            default:
                terminal.Error($"internal error: {exception.GetType().Name}: {exception.Message}");
                terminal.Hint("this is a bug of secureboot; please report it with the command line");
                return ExitCode.Misuse;
        }
    }
}
