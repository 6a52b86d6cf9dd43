using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter.NanoClr;

/// <summary>Reads the output of a launcher: a verdict for each test by its name. All other output is skipped.</summary>
internal static partial class LauncherLines
{
    public static Dictionary<string, TestVerdict> Parse(string output)
    {
        Dictionary<string, TestVerdict> verdicts = [];
        string? last = null;
        foreach (string text in output.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (LineForm().Match(text) is { Success: true } parts)
            {
                last = parts.Groups[2].Value;
                verdicts[last] = VerdictOf(parts.Groups[1].Value, parts.Groups[3].Value);
            }
            else if (last is not null
                && verdicts[last].Message is { } message
                && text.StartsWith("Exception Message: ", StringComparison.Ordinal))
            {
                // The one message of the framework's asserts that has a second line.
                verdicts[last] = verdicts[last] with { Message = message + " " + text };
            }
            else
            {
                last = null;
            }
        }

        return verdicts;
    }

    private static TestVerdict VerdictOf(string word, string rest)
    {
        return word switch
        {
            "passed" =>
                TestVerdict.Passed with
                {
                    Duration = TimeSpan.FromTicks(long.Parse(
                    rest, CultureInfo.InvariantCulture))
                },
            "skipped" => new TestVerdict(VerdictKind.Skipped, rest),
            _ => new TestVerdict(VerdictKind.Failed, rest),
        };
    }

    [GeneratedRegex(@"^Test (?:(passed)(?=,[^,]+,\d+$)|(?<1>failed|skipped)),([^,]+),(.*)$")]
    private static partial Regex LineForm();
}
