using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading;

namespace SecureBoot.Provisioning;

/// <summary>The tool nanoff: nanoFramework's own, which talks to the board.</summary>
public sealed partial class Nanoff
{
    /// <summary>The environment variable that names the tool.</summary>
    public const string Variable = "SECUREBOOT_NANOFF";

    private const string Install = "install it: dotnet tool install --global nanoff; or name it: --nanoff PATH";

    // The first that writes a deployment to an ESP32 without an update (its change 362), and reads every write back.
    private static readonly Version s_oldest = new(2, 5, 157);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly string _path;
    private readonly Action<string> _progress;

    /// <summary>The tool at a path, or found by its name; its lines go to <paramref name="progress"/> as they come.</summary>
    public Nanoff(string? path, Action<string> progress)
    {
        _path = path ?? Environment.GetEnvironmentVariable(Variable) ?? "nanoff";
        _progress = progress;
    }

    /// <summary>How the tool is called.</summary>
    public string Name => _path;

    /// <summary>The call that asks for the version.</summary>
    public static NanoffCommand VersionCommand { get; } = new("version", ["--version"]);

    /// <summary>Asks the tool for its version and refuses one that is too old.</summary>
    public Version RequireVersion()
    {
        NanoffRun run = Run(VersionCommand);
        string? text = run.Find(VersionNumber());
        if (run.ExitCode != 0 || text is null || !Version.TryParse(text, out Version? version))
        {
            throw new FlashException($"{_path}: found '{run.Words()}' for its version, expected nanoff", Install);
        }

        return version >= s_oldest ? version : throw new FlashException($"{_path}: found nanoff {version}, expected {s_oldest} or newer", "update it: dotnet tool update --global nanoff");
    }

    /// <summary>Runs it to its end.</summary>
    public NanoffRun Run(NanoffCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        ProcessStartInfo info = new(_path) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        // It would colour what it prints into a pipe, and the words would not be found.
        info.Environment.Remove("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION");
        foreach (string argument in command.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(info) ?? throw new FlashException($"{_path}: it does not start", Install);
            return Follow(process, command);
        }
        catch (Win32Exception exception)
        {
            throw new FlashException($"{_path}: found no nanoff that can be started: {exception.Message.Split(" '")[^1].Split("'. ")[^1].TrimEnd('.').ToLowerInvariant()}", Install);
        }
    }

    private NanoffRun Follow(Process process, NanoffCommand command)
    {
        List<string> lines = [];
        Lock gate = new();
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new FlashException($"{_path}: found no end of the step {command.Name} after {s_patience.TotalMinutes} minutes", "reset the board, check the cable, and try again");
        }

        // The streams end after the process.
        process.WaitForExit();
        return new NanoffRun(process.ExitCode, lines);

        void Take(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is string line)
            {
                lock (gate)
                {
                    lines.Add(line);
                }

                _progress(line);
            }
        }
    }

    [GeneratedRegex(@"\b(\d+\.\d+\.\d+)\b")]
    private static partial Regex VersionNumber();
}
