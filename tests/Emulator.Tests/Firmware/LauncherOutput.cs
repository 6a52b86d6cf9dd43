using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Reads what nanoFramework's unit test launcher prints, and compares it with the tests that should have
/// run.</summary>
internal static partial class LauncherOutput
{
    /// <summary>The launcher's lines, in their order. What else is printed, the runtime's own lines and what tests
    /// print, is passed over.</summary>
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
                // The one message of the framework's asserts that has a second line.
                lines[^1] = lines[^1] with { Text = lines[^1].Text + " " + text };
            }
            else
            {
                isMessage = false;
            }
        }

        return lines;
    }

    /// <summary>What is wrong with a run: nothing when each expected test printed one line, which says that it passed,
    /// and no other did.</summary>
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

    /// <summary>The same for a run of the official emulator: its end counts as well.</summary>
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
