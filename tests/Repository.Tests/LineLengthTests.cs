using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>Lines of code have at most 120 columns. tests/vectors is data from other projects in its original
/// form.</summary>
public sealed class LineLengthTests
{
    private const int Columns = 120;

    [Theory]
    [InlineData("firmware")]
    [InlineData("host-tools")]
    [InlineData("tests")]
    public void Lines_OfCode_FitTheColumns(string folder)
    {
        string vectors = TestSupport.Repository.Vectors();
        string[] files =
        [
            .. Directory.EnumerateFiles(
                    Path.Combine(TestSupport.Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.StartsWith(vectors + Path.DirectorySeparatorChar, StringComparison.Ordinal)),
        ];

        Assert.True(files.Length > 50, $"found {files.Length} files");
        Assert.Equal("", string.Join('\n', files.SelectMany(LongLines)));
    }

    private static IEnumerable<string> LongLines(string path)
    {
        string name = Path.GetRelativePath(TestSupport.Repository.Root, path).Replace('\\', '/');
        return File.ReadLines(path)
            .Select((line, index) => (Number: index + 1, Length: line.EnumerateRunes().Count()))
            .Where(line => line.Length > Columns)
            .Select(line => $"{name}:{line.Number}: {line.Length} columns");
    }
}
