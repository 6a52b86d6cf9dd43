using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>docs/cli.md and --help have the same text.</summary>
public sealed partial class ManualTests
{
    private static readonly string s_manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cli.md"))
        .ReplaceLineEndings("\n");

    public static TheoryData<string> Commands => [.. CommandNames()];

    [Fact]
    public void Help_OfTheTool_StandsInTheManual()
    {
        AssertInManual(Secureboot.Run("--help").AssertDone().Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_OfEachCommand_StandsInTheManualWithAnExample(string command)
    {
        string help = Secureboot.Run(command, "--help").AssertDone().Output;
        Assert.Contains($"\nexamples:\n  secureboot {command}", help, StringComparison.Ordinal);
        AssertInManual(help);
    }

    [Fact]
    public void Manual_EveryOption_IsInSomeHelp()
    {
        string help = string.Concat(CommandNames().Select(command => Secureboot.Run(command, "--help").Output))
            + Secureboot.Run("--help").Output;
        string[] known = [.. OptionName().Matches(help).Select(match => match.Value).Distinct()];

        Assert.All(
            OptionName().Matches(Prose()).Select(match => match.Value).Distinct(),
            option => Assert.Contains(option, known));
    }

    [Fact]
    public void Manual_EveryCommand_Exists()
    {
        string[] named = [.. CommandName().Matches(s_manual).Select(match => match.Groups[1].Value).Distinct()];
        Assert.Equal(CommandNames().Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Manual_EveryExitCode_IsExplained()
    {
        foreach (int code in new[] { 0, 1, 2, 130, 143 })
        {
            Assert.Contains($"\n| {code} | ", s_manual, StringComparison.Ordinal);
        }
    }

    private static void AssertInManual(string help)
    {
        Assert.True(
            s_manual.Contains($"```text\n{help}```\n", StringComparison.Ordinal),
            $"docs/cli.md lacks this block:\n```text\n{help}```\n");
    }

    // The text between the help blocks, which another test compares word by word. --project is an option of dotnet, not
    // of secureboot.
    private static string Prose()
    {
        return HelpBlock().Replace(s_manual, "").Replace("dotnet run --project", "", StringComparison.Ordinal);
    }

    private static IEnumerable<string> CommandNames()
    {
        string help = Secureboot.Run("--help").Output;
        string table =
            help[(help.IndexOf("commands:\n", StringComparison.Ordinal) + 10)..help.IndexOf(
                "\noptions:", StringComparison.Ordinal)];
        return table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0]);
    }

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex OptionName();

    [GeneratedRegex("secureboot ([a-z]+)")]
    private static partial Regex CommandName();

    [GeneratedRegex("```text\n.*?```\n", RegexOptions.Singleline)]
    private static partial Regex HelpBlock();
}
