using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Runs a program to its end.</summary>
public static class ToolProcess
{
    /// <summary>The .NET SDK's command: that of this program, otherwise that on the path.</summary>
    public static string Dotnet =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>The exit code with the lines of both streams; null where the program did not end in time and was
    /// stopped.</summary>
    /// <param name="program">A path, or a name on the path.</param>
    /// <param name="arguments">The arguments, as it gets them.</param>
    /// <param name="patience">The time limit.</param>
    /// <param name="progress">Gets each line as it comes.</param>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static (int ExitCode, IReadOnlyList<string> Lines)? Run(
        string program, IEnumerable<string> arguments, TimeSpan patience, Action<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ProcessStartInfo info = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // .NET's tools would colour their output into a pipe, and the search for words would fail.
        info.Environment.Remove("DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION");
        info.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // A build ends before a second compilation of the SDK's own code saves time.
        info.Environment.TryAdd("DOTNET_TieredCompilation", "0");
        using Process process = new() { StartInfo = info };
        List<string> lines = [];
        Lock gate = new();
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        // The streams end after the process.
        process.WaitForExit();
        return (process.ExitCode, lines);

        void Take(object sender, DataReceivedEventArgs received)
        {
            if (received.Data is string line)
            {
                lock (gate)
                {
                    lines.Add(line);
                }

                progress(line);
            }
        }
    }
}
