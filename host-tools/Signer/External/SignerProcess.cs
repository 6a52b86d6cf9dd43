using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using SecureBoot.Signer.Files;

namespace SecureBoot.Signer.External;

/// <summary>Runs the command of an external signer to its end, or to the end of our patience, with a folder for its two
/// files.</summary>
internal sealed class SignerProcess : IDisposable
{
    // A process that the signer leaves behind may hold the streams open: do not wait longer for the last output.
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Process _process = new();
    private readonly ManualResetEventSlim _isSilent = new();
    private readonly SignerCommandLine _command;
    private readonly string _program;
    private DirectoryInfo? _folder;
    private bool _isStarted;
    private bool _isAborted;
    private string _lastLine = "";

    internal SignerProcess(SignerCommandLine command)
    {
        _command = command;
        _program = command.Program;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Listen(line.Data);
    }

    /// <summary>The message for a folder that cannot be made or written.</summary>
    internal static SignerCommandException Unwritable()
    {
        return new SignerCommandException(
            $"{Path.GetTempPath()}: found no way to write there the digest for the signer",
            "make room there, or name another folder by TMPDIR");
    }

    /// <summary>Makes the folder, which <see cref="Dispose"/> and <see cref="Abort"/> remove.</summary>
    internal string CreateFolder()
    {
        try
        {
            lock (_gate)
            {
                RequireNotAborted();
                _folder = Directory.CreateTempSubdirectory("secureboot-sign-");
                return _folder.FullName;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable();
        }
    }

    internal void Run(string digestPath, string signaturePath, TimeSpan patience)
    {
        ProcessStartInfo info = new(_program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in _command.Fill(digestPath, signaturePath))
        {
            info.ArgumentList.Add(argument);
        }

        _process.StartInfo = info;
        Start();
        Wait(patience);
    }

    /// <summary>Ends the signer with all that it started, and removes the folder: the command is interrupted.</summary>
    internal void Abort()
    {
        lock (_gate)
        {
            _isAborted = true;
            if (_isStarted)
            {
                _process.Kill(entireProcessTree: true);
            }

            RemoveFolder();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            RemoveFolder();
        }

        _process.Dispose();
        _isSilent.Dispose();
    }

    private void RemoveFolder()
    {
        _folder?.Delete(recursive: true);
        _folder = null;
    }

    private void RequireNotAborted()
    {
        if (_isAborted)
        {
            throw new SignerCommandException($"the signer {_program} was not run: interrupted");
        }
    }

    private void Start()
    {
        try
        {
            lock (_gate)
            {
                RequireNotAborted();
                _process.Start();
                _isStarted = true;
            }

            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
            _process.StandardInput.Close();
        }
        catch (Win32Exception exception)
        {
            throw new SignerCommandException(
                $"the signer {_program} cannot be started: {InputFile.Reason(new IOException(exception.Message))}",
                "give the program's path; the command is not run by a shell");
        }
        catch (IOException)
        {
            // The signer has ended already and closed its input: the exit code has the result.
        }
    }

    private void Wait(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
        {
            _process.Kill(entireProcessTree: true);
            throw new SignerCommandException(
                $"the signer {_program} did not end in {patience.TotalSeconds:0} seconds and was stopped",
                "it cannot ask for anything: its input is closed; give more time with --signer-timeout, or sign in "
                    + "two steps with --digest-out");
        }

        if (_process.ExitCode != 0)
        {
            _isSilent.Wait(s_lastWords);
            string said = Volatile.Read(ref _lastLine);
            throw new SignerCommandException(
                $"the signer {_program} ended with exit code {_process.ExitCode}",
                said.Length == 0 ? "it said nothing" : $"its last words: {said.TrimEnd('.')}");
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
