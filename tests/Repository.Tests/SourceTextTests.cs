using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>Rules for the text of code that the build does not have. tests/vectors is data from other projects in its
/// original form.</summary>
public sealed class SourceTextTests
{
    private const int Columns = 120;

    public static TheoryData<string> Folders => ["firmware", "host-tools", "tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfCode_FitTheColumns(string folder)
    {
        Assert.Equal("", string.Join('\n', Files(folder).SelectMany(LongLines)));
    }

    /// <summary>The order that <c>dotnet format</c> gives to usings: System first, then by name.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Usings_AreInOrder(string folder)
    {
        Assert.Equal("", string.Join('\n', Files(folder).SelectMany(MisplacedUsings)));
    }

    private static string[] Files(string folder)
    {
        string vectors = TestSupport.Repository.Vectors();
        string[] files =
        [
            .. Directory.EnumerateFiles(
                    Path.Combine(TestSupport.Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.StartsWith(vectors + Path.DirectorySeparatorChar, StringComparison.Ordinal)),
        ];

        Assert.True(files.Length > 50, $"found {files.Length} files");
        return files;
    }

    private static IEnumerable<string> LongLines(string path)
    {
        return File.ReadLines(path)
            .Select((line, index) => (Number: index + 1, Length: line.EnumerateRunes().Count()))
            .Where(line => line.Length > Columns)
            .Select(line => $"{Name(path)}:{line.Number}: {line.Length} columns");
    }

    // Names of namespaces only: aliases and static usings come after them.
    private static IEnumerable<string> MisplacedUsings(string path)
    {
        string[] names =
        [
            .. File.ReadLines(path)
                .TakeWhile(line => line.Length == 0 || line[0] is '/' or '#' or 'u')
                .Where(line => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';'))
                .Select(line => line["using ".Length..^1])
                .Where(name => !name.Contains(' ', StringComparison.Ordinal)),
        ];
        return names.Zip(names.Skip(1))
            .Where(pair => Compare(pair.First, pair.Second) > 0)
            .Select(pair => $"{Name(path)}: {pair.Second} stands behind {pair.First}");
    }

    private static int Compare(string first, string second)
    {
        string[] left = first.Split('.');
        string[] right = second.Split('.');
        int system = (right[0] == "System").CompareTo(left[0] == "System");
        return system != 0
            ? system
            : left.Zip(right)
                .Select(pair => string.Compare(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase))
                .FirstOrDefault(order => order != 0, left.Length - right.Length);
    }

    private static string Name(string path)
    {
        return Path.GetRelativePath(TestSupport.Repository.Root, path).Replace('\\', '/');
    }
}
