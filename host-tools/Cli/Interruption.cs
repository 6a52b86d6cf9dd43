using System;
using System.Runtime.InteropServices;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>Ends the command on Ctrl-C, SIGTERM and hang-up without leaving a half-written file.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly OutputWriter _writer;
    private readonly Terminal _terminal;
    private readonly PosixSignalRegistration[] _registrations;

    internal Interruption(OutputWriter writer, Terminal terminal)
    {
        _writer = writer;
        _terminal = terminal;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, ExitCode.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, ExitCode.Terminated)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => End(context, ExitCode.Terminated)),
        ];
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void End(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        _writer.Stop();
        _terminal.Error("interrupted; no unfinished file is left");
        Environment.Exit(exitCode);
    }
}
