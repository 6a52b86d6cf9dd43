using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.Signer;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The output and the exit code of a call of nanoff.</summary>
/// <remarks>
/// nanoff's exit codes are above 255, and other systems than Windows cut them: 9000 arrives as 40. So the code only
/// distinguishes success from failure, and the number is read from the text: "Error E6000: …", or only "E6000" when
/// nanoff is told to be brief. Some failures have exit code 0.
/// </remarks>
public sealed partial class NanoffRun
{
    private readonly IReadOnlyList<string> _lines;

    internal NanoffRun(int exitCode, IReadOnlyList<string> lines)
    {
        ExitCode = exitCode;
        _lines = lines;
    }

    /// <summary>The exit code, as far as the system hands it on.</summary>
    public int ExitCode { get; }

    /// <summary>The number in nanoff's error, or null.</summary>
    public int? ErrorNumber
    {
        get
        {
            Match? error = _lines.Select(line => ErrorLine().Match(line)).FirstOrDefault(match => match.Success);
            return error is null ? null : int.Parse(error.Groups[1].ValueSpan, null);
        }
    }

    /// <summary>Whether a line has the text in it.</summary>
    public bool Says(string text)
    {
        return _lines.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first group of the first line that matches, or null.</summary>
    public string? Find(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Match? match = _lines.Select(line => pattern.Match(line)).FirstOrDefault(match => match.Success);
        return match is null ? null : Printable.Escape(match.Groups[1].Value);
    }

    /// <summary>nanoff's own words about the failure: its error, otherwise its last line.</summary>
    public string Words()
    {
        Match? error = _lines.Select(line => ErrorLine().Match(line)).FirstOrDefault(match => match.Success);
        string? words = error?.Value ?? _lines.LastOrDefault(line => line.Trim().Length > 0);
        return Printable.Escape((words ?? "nothing").Trim().TrimEnd('.'));
    }

    // Also after the description of the step, which has no line end.
    [GeneratedRegex(@"(?:^\s*|Error )E(\d{4})\b.*")]
    private static partial Regex ErrorLine();
}
