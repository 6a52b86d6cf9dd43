using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Threading;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Shell;

/// <summary>Ends the command on Ctrl-C, SIGTERM and hang-up without leaving a half-written file.</summary>
internal static class Interruption
{
    // Kept until the process ends: a collected registration gets no signal.
    [SuppressMessage("CodeQuality", "IDE0052", Justification = "the field keeps the registrations alive")]
    private static PosixSignalRegistration[] s_registrations = [];

    // The operation that Ctrl-C ends instead of the process.
    private static Action? s_stop;

    /// <summary>Sets the action of the next Ctrl-C; null ends the process again.</summary>
    internal static void OnCtrlC(Action? stop)
    {
        Volatile.Write(ref s_stop, stop);
    }

    internal static void Expect(OutputWriter writer, Terminal terminal)
    {
        s_registrations =
        [
            PosixSignalRegistration.Create(
                PosixSignal.SIGINT, context => End(context, writer, terminal, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(
                PosixSignal.SIGTERM, context => End(context, writer, terminal, ExitCode.Terminated)),
            PosixSignalRegistration.Create(
                PosixSignal.SIGHUP, context => End(context, writer, terminal, ExitCode.Terminated)),
        ];
    }

    private static void End(PosixSignalContext context, OutputWriter writer, Terminal terminal, int exitCode)
    {
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGINT && Interlocked.Exchange(ref s_stop, null) is { } stop)
        {
            stop();
            return;
        }

        writer.Stop();
        terminal.Error("interrupted; no unfinished file is left");
        Environment.Exit(exitCode);
    }
}
