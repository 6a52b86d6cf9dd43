using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Parses the output of nanoFramework's unit test launcher and compares it with the expected tests.</summary>
internal static partial class LauncherOutput
{
    /// <summary>The launcher's lines in order. The parser skips other output: lines of the runtime and of
    /// tests.</summary>
    internal static IReadOnlyList<LauncherLine> Parse(string output)
    {
        List<LauncherLine> lines = [];
        bool isMessage = false;
        foreach (string text in output.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (LineForm().Match(text) is { Success: true } parts)
            {
                LauncherVerdict verdict = Enum.Parse<LauncherVerdict>(parts.Groups[1].Value, ignoreCase: true);
                lines.Add(new LauncherLine(verdict, parts.Groups[2].Value, parts.Groups[3].Value));
                isMessage = verdict != LauncherVerdict.Passed;
            }
            else if (isMessage && text.StartsWith("Exception Message: ", StringComparison.Ordinal))
            {
                // Only one message of the framework's asserts has a second line.
                lines[^1] = lines[^1] with { Text = lines[^1].Text + " " + text };
            }
            else
            {
                isMessage = false;
            }
        }

        return lines;
    }

    /// <summary>Lists the problems of a run. The list is empty if each expected test printed one line with a pass, and
    /// no other test printed a line.</summary>
    internal static List<string> Problems(IReadOnlyCollection<string> expected, IReadOnlyList<LauncherLine> lines)
    {
        List<string> problems = [];
        foreach (string name in expected)
        {
            LauncherLine[] own = [.. lines.Where(line => line.Name == name)];
            problems.AddRange(own.Length switch
            {
                0 => [name + " printed no line"],
                1 => own[0].Verdict == LauncherVerdict.Passed ? [] : [own[0].ToString()],
                _ => [$"{name} printed {own.Length} lines"],
            });
        }

        problems.AddRange(lines.Where(line => !expected.Contains(line.Name))
            .Select(line => $"{line.Name} is not among the tests of this project"));
        return problems;
    }

    /// <summary>Lists the problems of a run of the official emulator, with the exit code among them.</summary>
    internal static List<string> Problems(IReadOnlyCollection<string> expected, ToolRun run)
    {
        List<string> problems = Problems(expected, Parse(run.Output));
        if (run.IsTimedOut)
        {
            problems.Insert(0, "it was still running when its time was over");
        }
        else if (run.ExitCode != 0)
        {
            string crash = run.ExitCode > 128 ? ", a crash" : "";
            problems.Insert(0, $"it ended with exit code {run.ExitCode}{crash} {run.Errors.Trim()}".TrimEnd());
        }

        return problems;
    }

    [GeneratedRegex(@"^Test (?:(passed)(?=,[^,]+,\d+$)|(?<1>failed|skipped)),([^,]+),(.*)$")]
    private static partial Regex LineForm();
}
