using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>The length of lines, which the build does not check, in code and project files. tests/vectors is data from
/// other projects in its original form.</summary>
public sealed class LineLengthTests
{
    private const int Columns = 120;

    private static readonly string[] s_extensions = [".cs", ".csproj", ".props", ".targets"];

    public static TheoryData<string> Folders => ["firmware", "host-tools", "tests"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Lines_OfAFolder_FitTheColumns(string folder)
    {
        string[] files = [.. Files(folder, SearchOption.AllDirectories)];
        Assert.True(files.Length > 50, $"found {files.Length} files");
        Assert.Equal("", string.Join('\n', files.SelectMany(LongLines)));
    }

    [Fact]
    public void Lines_OfTheTopLevel_FitTheColumns()
    {
        Assert.Equal("", string.Join('\n', Files("", SearchOption.TopDirectoryOnly).SelectMany(LongLines)));
    }

    private static IEnumerable<string> Files(string folder, SearchOption depth)
    {
        string vectors = TestSupport.Repository.Vectors();
        return Directory.EnumerateFiles(Path.Combine(TestSupport.Repository.Root, folder), "*", depth)
            .Where(path => s_extensions.Contains(Path.GetExtension(path)))
            .Where(path => !path.StartsWith(vectors + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    private static IEnumerable<string> LongLines(string path)
    {
        return File.ReadLines(path)
            .Select((line, index) => (Number: index + 1, Length: line.EnumerateRunes().Count()))
            .Where(line => line.Length > Columns)
            .Select(line => $"{Name(path)}:{line.Number}: {line.Length} columns");
    }

    private static string Name(string path)
    {
        return Path.GetRelativePath(TestSupport.Repository.Root, path).Replace('\\', '/');
    }
}
