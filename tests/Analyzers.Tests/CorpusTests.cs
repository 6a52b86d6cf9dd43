using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The corpora of each rule: the rules report each marked line, and no other.</summary>
public sealed partial class CorpusTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Corpora");

    /// <summary>The corpora: rule and file.</summary>
    public static TheoryData<string, string> Files
    {
        get
        {
            TheoryData<string, string> files = [];
            foreach (string path in Directory.EnumerateFiles(s_folder, "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal))
            {
                string folder = Path.GetFileName(Path.GetDirectoryName(path)!);
                if (folder.StartsWith("SB", StringComparison.Ordinal))
                {
                    files.Add(folder, Path.GetFileName(path));
                }
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Corpus_EachMarkedLine_IsReportedAndNoOther(string rule, string file)
    {
        string path = Path.Combine(s_folder, rule, file);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        SyntaxTree tree = DeviceCompilation.Parse(text, path);
        CSharpCompilation compilation = DeviceCompilation.Of(
            "Corpus",
            [tree],
            [DeviceCompilation.Device, DeviceCompilation.Buffers, DeviceCompilation.Sensors, DeviceCompilation.Boot]);
        if (file != "Refused.cs")
        {
            DeviceCompilation.AssertCompiles(compilation, TestContext.Current.CancellationToken);
        }

        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(
            compilation, TestContext.Current.CancellationToken);
        IEnumerable<string> lines = found.Where(one => one.Location.SourceTree == tree)
            .Select(one => Line(one.Location.GetLineSpan().StartLinePosition.Line + 1, one.Id));
        Assert.Equal(
            string.Join('\n', Marks(text).Distinct()),
            string.Join('\n', lines.Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Corpora_OfEachRule_AreThere()
    {
        IEnumerable<string> rules = DeviceCompilation.Rules.SelectMany(one => one.SupportedDiagnostics)
            .Select(one => one.Id).Distinct();
        foreach (string rule in rules)
        {
            string bad = File.ReadAllText(Path.Combine(s_folder, rule, "Bad.cs"));
            Assert.Contains(Marks(bad), mark => mark.EndsWith(rule, StringComparison.Ordinal));
            Assert.DoesNotContain(
                rule, string.Join('\n', Marks(File.ReadAllText(Path.Combine(s_folder, rule, "Good.cs")))));
        }
    }

    private static IEnumerable<string> Marks(string text)
    {
        List<string> marks = [];
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            int comment = lines[i].IndexOf("// SB", StringComparison.Ordinal);
            if (comment >= 0)
            {
                marks.AddRange(RuleId().Matches(lines[i][comment..]).Select(one => Line(i + 1, one.Value)));
            }
        }

        return marks.Order(StringComparer.Ordinal);
    }

    private static string Line(int line, string rule)
    {
        return line.ToString("d4", System.Globalization.CultureInfo.InvariantCulture) + " " + rule;
    }

    [GeneratedRegex(@"SB\d{4}")]
    private static partial Regex RuleId();
}
