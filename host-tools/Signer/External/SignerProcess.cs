using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace SecureBoot.Signer;

/// <summary>Runs the command of an external signer to its end, or to the end of our patience.</summary>
internal sealed class SignerProcess : IDisposable
{
    // What a signer leaves behind may hold its streams open; its last words are not worth a longer wait.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process = new();
    private readonly ManualResetEventSlim _isSilent = new();
    private readonly string _program;
    private string _lastLine = "";

    private SignerProcess(ProcessStartInfo info)
    {
        _program = info.FileName;
        _process.StartInfo = info;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Listen(line.Data);
    }

    internal static void Run(SignerCommandLine command, string digestPath, string signaturePath, TimeSpan patience)
    {
        ProcessStartInfo info = new(command.Program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in command.Fill(digestPath, signaturePath))
        {
            info.ArgumentList.Add(argument);
        }

        using SignerProcess process = new(info);
        process.Start();
        process.Wait(patience);
    }

    public void Dispose()
    {
        _process.Dispose();
        _isSilent.Dispose();
    }

    private void Start()
    {
        try
        {
            _process.Start();
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            _process.StandardInput.Close();
        }
        catch (Win32Exception exception)
        {
            throw new SignerCommandException($"the signer {_program} cannot be started: {InputFile.Reason(new IOException(exception.Message))}", "give the program's path; the command is not run by a shell");
        }
        catch (IOException)
        {
            // It has ended already, and its input with it: the exit code says the rest.
        }
    }

    private void Wait(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new SignerCommandException($"the signer {_program} did not end in {patience.TotalSeconds:0} seconds and was stopped", "it cannot ask for anything: its input is closed; give more time with --signer-timeout, or sign in two steps with --digest-out");
        }

        if (_process.ExitCode != 0)
        {
            _isSilent.Wait(s_lastWords);
            string said = Volatile.Read(ref _lastLine);
            throw new SignerCommandException($"the signer {_program} ended with exit code {_process.ExitCode}", said.Length == 0 ? "it said nothing" : $"its last words: {said.TrimEnd('.')}");
        }
    }

    private void Listen(string? line)
    {
        if (line is null)
        {
            _isSilent.Set();
        }
        else if (line.Trim().Length > 0)
        {
            Volatile.Write(ref _lastLine, line.Trim());
        }
    }
}
