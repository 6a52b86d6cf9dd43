using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SecureBoot.TestSupport;

/// <summary>A program that was started and has ended, by itself or because its time was over.</summary>
/// <param name="Output">What it printed on standard output.</param>
/// <param name="Errors">What it printed on standard error.</param>
/// <param name="ExitCode">How it ended; on Linux 128 and the signal for a crash.</param>
/// <param name="IsTimedOut">It was still running when its time was over, and was stopped.</param>
public sealed record ToolRun(string Output, string Errors, int ExitCode, bool IsTimedOut)
{
    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It could not be started.</exception>
    public static ToolRun Of(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
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
