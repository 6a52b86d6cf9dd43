using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The mark of each block of commands says where the commands run, and the commands do run there.</summary>
public sealed partial class DocumentMarkTests
{
    private static readonly Lazy<string[]> s_sources = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)]);

    // Options that .ci/run adds to commands of the documents: earlier commands have restored and built, and results go
    // to other folders.
    private static readonly string[] s_added =
        ["-c", "--no-build", "--no-restore", "--logger", "--results-directory", "-warnaserror"];

    [Fact]
    public void Block_WithCommands_HasAMark()
    {
        IEnumerable<string> wrong = CommandBlock.All
            .Where(block => !IsCommands(block) && !IsHelp(block) && CommandLine().IsMatch(block.Text))
            .Select(block => $"{block.Place}: found commands behind '{block.Mark}', expected sh");
        Assert.Equal("", string.Join('\n', wrong));
        Assert.InRange(CommandBlock.All.Count(IsCommands), 40, 200);
    }

    [Fact]
    public void Mark_OfABlock_IsKnown()
    {
        IEnumerable<string> wrong = CommandBlock.All
            .Where(block => IsCommands(block) && !Mark().IsMatch(block.Mark))
            .Select(block => $"{block.Place}: found '{block.Mark}'");
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Other_Reasons_AreGivenAndPrinted()
    {
        foreach (CommandBlock block in CommandBlock.All.Where(block =>
            block.Mark.StartsWith("sh other:", StringComparison.Ordinal) || block.Mark == "sh board"))
        {
            Assert.True(block.Mark == "sh board" || block.Mark.Length > "sh other:".Length + 5, block.Place);
            TestContext.Current.TestOutputHelper?.WriteLine($"{block.Place}: not run: {block.Mark[3..]}");
        }
    }

    [Fact]
    public void By_Class_ExistsAndMentionsTheCommands()
    {
        List<string> wrong = [];
        foreach (CommandBlock block in CommandBlock.All.Where(block =>
            block.Mark.StartsWith("sh by:", StringComparison.Ordinal)))
        {
            string[] classes = block.Mark["sh by:".Length..].Split('+');
            string sources = string.Concat(classes.Select(name =>
                string.Concat(s_sources.Value
                    .Where(path => Path.GetFileName(path) == name + ".cs")
                    .Select(File.ReadAllText))));
            if (sources.Length == 0)
            {
                wrong.Add($"{block.Place}: found no class {string.Join(" or ", classes)}");
            }
            else if (!sources.Contains($"\"{block.Document}\"", StringComparison.Ordinal)
                && !sources.Contains($"\"{Path.GetFileName(block.Document)}\"", StringComparison.Ordinal))
            {
                wrong.AddRange(block.Commands
                    .SelectMany(Words)
                    .Distinct()
                    .Where(word => !sources.Contains(word, StringComparison.OrdinalIgnoreCase))
                    .Select(word => $"{block.Place}: found no '{word}' in {string.Join(" or ", classes)}"));
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void Ci_Command_IsInCiRunOrTestsThatItRuns()
    {
        string[] ran = [.. File
            .ReadAllText(Path.Combine(Repository.Root, ".ci", "run"))
            .Replace("\\\n", "", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => line.Split("||")[0].Trim())];
        List<string> wrong = [];
        foreach (CommandBlock block in CommandBlock.All.Where(block => block.Mark == "sh ci"))
        {
            wrong.AddRange(block.Commands
                .Where(command => !ran.Any(line => IsSame(command, line)) && !IsPartOfTheTests(command))
                .Select(command => $"{block.Place}: found '{command}', which .ci/run does not run"));
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    private static bool IsCommands(CommandBlock block) =>
        block.Mark == "sh" || block.Mark.StartsWith("sh ", StringComparison.Ordinal);

    // HelpExampleTests run the examples of a help text.
    private static bool IsHelp(CommandBlock block) =>
        block.Text.Contains("\nusage: secureboot ", StringComparison.Ordinal);

    // The verb and the options of a command: a test that uses the same words covers the block. No test installs for the
    // whole machine.
    private static IEnumerable<string> Words(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> options = words
            .Skip(1)
            .Where(word => word.Length > 2 && word[0] == '-' && word != "--global")
            .Select(word => word.Split(':', '=')[0])
            .Concat(words
                .Where(word =>
                    word.StartsWith("SecureBoot.", StringComparison.Ordinal)
                        && word.Contains('=', StringComparison.Ordinal))
                .Select(word => word["SecureBoot.".Length..word.IndexOf('=', StringComparison.Ordinal)]));
        return words[1][0] == '-' ? options : options.Append(words[1]);
    }

    private static bool IsSame(string command, string line)
    {
        string[] given = Shape(command);
        return given.SequenceEqual(Shape(line));
    }

    // A command without the options that .ci/run adds, and without the values of options that differ (-o, -r).
    private static string[] Shape(string command)
    {
        List<string> shape = [];
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            if (s_added.Contains(words[i]))
            {
                i += words[i] is "-c" or "--logger" or "--results-directory" ? 1 : 0;
            }
            else
            {
                shape.Add(words[i]);
                i += words[i] is "-o" or "-r" ? 1 : 0;
            }
        }

        return [.. shape];
    }

    // `dotnet test PROJECT --filter "A|B"`: the solution has the project, and the project has each named class.
    private static bool IsPartOfTheTests(string command)
    {
        if (TestCommand().Match(command) is not { Success: true } match)
        {
            return false;
        }

        string project = match.Groups["project"].Value;
        return File
            .ReadAllText(Path.Combine(Repository.Root, "SecureBoot.sln"))
            .Contains(project.Replace('/', '\\'), StringComparison.Ordinal)
            && match.Groups["filter"].Value
                .Trim('"')
                .Split('|')
                .All(name =>
                    s_sources.Value.Any(path =>
                        Path
                            .GetRelativePath(Repository.Root, path)
                            .Replace('\\', '/')
                            .StartsWith(project + "/", StringComparison.Ordinal)
                                && Path.GetFileName(path).Contains(name, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"^sh( slow| ci| board| by:\w+(\+\w+)*| other: ?\w.*)?$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(secureboot|dotnet|nanoff|\.ci/\w+|artifacts/bin/\S+) \S", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"^dotnet test (?<project>tests/[\w.]+) --filter (?<filter>""[^""]+""|\S+)( --logger .*)?$")]
    private static partial Regex TestCommand();
}
