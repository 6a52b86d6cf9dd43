using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>Files, sections, folders and tests that the documents name exist.</summary>
public sealed partial class DocumentTests
{
    private static readonly string s_root = TestSupport.Repository.Root;

    private static readonly Lazy<HashSet<string>> s_tests = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(s_root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => TestMethod().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value),
    ]);

    /// <summary>The documents: at the top, in docs, and the READMEs of the parts, without the vectors of other
    /// projects.</summary>
    public static TheoryData<string> Documents { get; } =
    [
        .. Directory.EnumerateFiles(s_root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(s_root, "docs"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(s_root, "firmware"), "*.md", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(s_root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Documents_AreFound() => Assert.True(Documents.Count > 20, $"found {Documents.Count}");

    [Theory]
    [MemberData(nameof(Documents))]
    public void Link_OfADocument_LeadsToAFileAndItsSection(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(s_root, document))!;
        List<string> broken = [];
        foreach (Match match in Link().Matches(ReadWithoutCode(document)))
        {
            string target = match.Groups["target"].Value;
            string[] parts = target.Split('#', 2);
            string path = parts[0].Length == 0
                ? Path.Combine(s_root, document)
                : Path.GetFullPath(Path.Combine(folder, parts[0]));
            if (!Path.Exists(path))
            {
                broken.Add(target + ": there is no such file");
            }
            else if (parts.Length == 2 && !Headings(path).Any(heading => Anchor(heading) == parts[1]))
            {
                broken.Add(target + ": there is no such heading");
            }
            else if (match.Groups["section"] is { Success: true } section
                && path.EndsWith(".md", StringComparison.Ordinal)
                && !Headings(path)
                    .Any(heading => heading.StartsWith(section.Value + ".", StringComparison.Ordinal)
                        || heading.StartsWith(section.Value + " ", StringComparison.Ordinal)))
            {
                broken.Add($"{target}: there is no section {section.Value}");
            }
        }

        Assert.Equal("", string.Join('\n', broken));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Path_OfADocument_IsThere(string document)
    {
        IEnumerable<string> missing = RepositoryPath().Matches(File.ReadAllText(Path.Combine(s_root, document)))
            .Select(match => match.Groups[1].Value.TrimEnd('/', '.'))
            .Where(path =>
                !path.EndsWith("/bin", StringComparison.Ordinal)
                    && !path.Any(c => char.IsWhiteSpace(c) || "*<>$…{".Contains(c, StringComparison.Ordinal))
                    && !path.Contains("NAME", StringComparison.Ordinal))
            .Where(path => !Path.Exists(Path.Combine(s_root, path)))
            .Distinct();
        Assert.Equal("", string.Join('\n', missing));
    }

    [Theory]
    [InlineData("docs/threat-model.md", 40)]
    [InlineData("docs/boot.md", 10)]
    [InlineData("docs/cve.md", 8)]
    [InlineData("docs/compliance.md", 40)]
    public void Test_OfADocumentOfPromises_IsThere(string document, int least)
    {
        string[] names = [.. TestName().Matches(File.ReadAllText(Path.Combine(s_root, document)))
            .Select(match => match.Groups[1].Value)];

        Assert.True(names.Length > least, $"found {names.Length} names");
        Assert.Equal("", string.Join('\n', names.Where(name => !s_tests.Value.Contains(name))));
    }

    /// <summary>The help of a command, docs/cli.md, has each option that a document gives to the command.</summary>
    [Fact]
    public void Option_OfEachCommandInADocument_Exists()
    {
        Dictionary<string, HashSet<string>> options = ReadOptions();
        Assert.True(options.Count > 15, $"found {options.Count} commands");
        List<string> wrong = [];
        int seen = 0;
        foreach (string path in Documents.Select(row => row.Data).Append("docs/examples/release.yml")
            .Append(".github/workflows/ci.yml"))
        {
            string text = Continuation().Replace(File.ReadAllText(Path.Combine(s_root, path)), " ");
            string[] nested = [.. Nested().Matches(text).Select(match => match.Groups[1].Value)];
            foreach (Match call in CommandCall()
                .Matches(string.Join('\n', [Nested().Replace(text, "VALUE"), .. nested])))
            {
                if (!options.TryGetValue(call.Groups["command"].Value, out HashSet<string>? known))
                {
                    continue;
                }

                seen++;
                wrong.AddRange(
                    OptionName().Matches(call.Groups["rest"].Value).Select(match => match.Value)
                        .Where(option => !known.Contains(option))
                        .Select(option => $"{path}: {call.Value.Trim()}: no option {option}"));
            }
        }

        Assert.True(seen > 60, $"found {seen} calls");
        Assert.Equal("", string.Join('\n', wrong));
    }

    private static Dictionary<string, HashSet<string>> ReadOptions()
    {
        string manual = File.ReadAllText(Path.Combine(s_root, "docs", "cli.md"));
        return Usage().Matches(manual).GroupBy(match => match.Groups["command"].Value)
            .ToDictionary(
                group => group.Key,
                group => OptionName().Matches(string.Concat(group.Select(match => match.Value)))
                    .Select(match => match.Value).ToHashSet());
    }

    private static string ReadWithoutCode(string document)
    {
        string text = Fence().Replace(File.ReadAllText(Path.Combine(s_root, document)), "");
        return InlineCode().Replace(text, "");
    }

    private static IEnumerable<string> Headings(string path)
    {
        return Fence().Replace(File.ReadAllText(path), "").Split('\n').Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#').Trim());
    }

    // Makes anchors as repository hosts do.
    private static string Anchor(string heading)
    {
        StringBuilder anchor = new();
        foreach (char c in heading.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
            {
                anchor.Append(c);
            }
            else if (c == ' ')
            {
                anchor.Append('-');
            }
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\]\((?<target>(?!https?:|mailto:)[^)\s]+)\)(?:,\s+section\s+(?<section>\d+(?:\.\d+)?))?")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:firmware|host-tools|tests|docs|\.ci)/[^`]+)`")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"`([A-Z]\w*_\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex TestMethod();

    // A call ends at the end of its line, at a pipe, a quote or a second command.
    [GeneratedRegex(@"secureboot (?<command>[a-z]+)(?<rest>(?: [^`\n|;&]*)?)")]
    private static partial Regex CommandCall();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*")]
    private static partial Regex OptionName();

    [GeneratedRegex(@"usage: secureboot (?<command>[a-z]+).*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Usage();

    [GeneratedRegex(@"\$\(([^()]*)\)")]
    private static partial Regex Nested();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex InlineCode();
}
