using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SecureBoot.TestSupport;

/// <summary>The result of a program that ended, or that the limit of time stopped.</summary>
/// <param name="Output">The text on standard output.</param>
/// <param name="Errors">The text on standard error.</param>
/// <param name="ExitCode">The exit code; after a crash on Linux, 128 plus the signal.</param>
/// <param name="IsTimedOut">Whether the program exceeded its limit of time and was stopped.</param>
public sealed record ToolRun(string Output, string Errors, int ExitCode, bool IsTimedOut)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">The program does not start.</exception>
    public static ToolRun Of(
        string program,
        IEnumerable<string> arguments,
        string folder,
        TimeSpan limit,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using Process process = Start(start);
        process.StandardInput.Close();
        StringBuilder output = new();
        StringBuilder errors = new();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        bool isTimedOut = !process.WaitForExit(limit);
        if (isTimedOut)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return new ToolRun(output.ToString(), errors.ToString(), process.ExitCode, isTimedOut);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException(start.FileName + " did not start");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{start.FileName} did not start: {e.Message}", e);
        }
    }
}
