using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>No method has more than 50 lines of code: blank lines, comments and lone braces do not count.</summary>
public sealed partial class MethodLengthTests
{
    private const int Most = 50;

    private static readonly string[] s_folders = ["firmware", "host-tools", "tests"];

    // File and member of each longer method, and the reason to keep the method in one piece.
    private static readonly (string File, string Member, string Reason)[] s_long =
    [
        ("FieldElement.Products.cs", "Multiply", "unrolled columns, made from the description in FieldProductTests"),
        ("FieldElement.Products.cs", "Square", "unrolled columns, made from the description in FieldProductTests"),
        ("FieldElement.Steps.cs", "StartAddition", "unrolled columns, made from the description in FieldProductTests"),
        ("FieldElement.Steps.cs", "FinishPoint", "unrolled columns, made from the description in FieldProductTests"),
        ("FieldElement.Steps.cs", "AddPair", "unrolled columns, made from the description in FieldProductTests"),
        ("Sha256Block.cs", "Compress", "16 rounds written out: docs/performance.md has a loop's figures"),
        ("GeneratorTable.cs", "s_entries", "a table"),
        ("VerifyStatusNames.cs", "Get", "a table: one line for each status"),
        ("StatusText.cs", "Of", "a table: one line for each status"),
        ("PeOpcode.cs", "AddOneByte", "a table: one line for each run of opcodes"),
        ("RunCommand.cs", "RunCommand", "a table: one line for each option"),
    ];

    [Fact]
    public void NoMethod_HasMoreThan50Lines_ButTheList()
    {
        (string File, string Member, int Lines)[] found = [.. s_folders
            .SelectMany(Sources)
            .SelectMany(path => Long(path).Select(member => (Path.GetFileName(path), member.Name, member.Lines)))];

        Assert.Equal(
            "",
            string.Join('\n', found
                .Where(one => !s_long.Any(known => (known.File, known.Member) == (one.File, one.Member)))
                .Select(one => $"{one.File}: {one.Member} has {one.Lines} lines")));
        Assert.Equal(
            "",
            string.Join('\n', s_long
                .Where(known => !found.Any(one => (known.File, known.Member) == (one.File, one.Member)))
                .Select(known => $"{known.File}: {known.Member} is no longer that long ({known.Reason})")));
    }

    // Without nanoFramework's members, whose form is given, and without data.
    private static IEnumerable<string> Sources(string folder)
    {
        string root = Path.Combine(TestSupport.Repository.Root, folder);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/Board/Libraries/", StringComparison.Ordinal)
                && !path.Contains("/vectors/", StringComparison.Ordinal));
    }

    // A test checks the format, so indentation shows where a member begins and ends.
    private static IEnumerable<(string Name, int Lines)> Long(string path)
    {
        string[] lines = File.ReadAllLines(path);
        for (int open = 1; open < lines.Length; open++)
        {
            if (!OpenBrace().IsMatch(lines[open]))
            {
                continue;
            }

            string indent = lines[open][..^1];
            int first = Array.FindLastIndex(lines, open - 1, line => IsAt(line, indent));
            int close = Array.FindIndex(lines, open, line => line.StartsWith(indent + "}", StringComparison.Ordinal));
            if (first < 0 || close < 0)
            {
                // Skips the text of a program in a raw string.
                continue;
            }

            Match member = Member().Match(lines[first]);
            int count = lines[(open + 1)..close].Count(line => CodeLine().IsMatch(line));
            if (member.Success && !TypeHead().IsMatch(lines[first]) && count > Most)
            {
                yield return (member.Groups[1].Value, count);
            }
        }
    }

    private static bool IsAt(string line, string indent)
    {
        return line.StartsWith(indent, StringComparison.Ordinal)
            && line.Length > indent.Length
            && line[indent.Length] != ' ';
    }

    [GeneratedRegex(@"^( {4})+\{$")]
    private static partial Regex OpenBrace();

    [GeneratedRegex(@"^ *(?:public|internal|private|protected|static|void) [^(=]*?(\w+)(?:<[^(]*>)?(?:\(| =|$)")]
    private static partial Regex Member();

    [GeneratedRegex(@"^[^(=]*\b(?:class|struct|record|enum|interface|event)\b")]
    private static partial Regex TypeHead();

    // A line that is not blank, a comment or a lone brace.
    [GeneratedRegex(@"^\s*(?!//)[^\s{}]|^\s*[{}]+[^\s{};,)]")]
    private static partial Regex CodeLine();
}
