using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The naive programs of docs/cwe.md: which rule refuses to compile each.</summary>
public sealed class CweTests
{
    [Theory]
    [InlineData("cwe119_count", "SB1201 13")]
    [InlineData("cwe125_log", "SB3003 10")]
    [InlineData("cwe190_checked", "SB3001 13, SB3006 17")]
    [InlineData("cwe362_counter", "SB1101 26")]
    [InlineData("cwe367_length", "SB1110 22")]
    [InlineData("cwe416_pool", "")]
    [InlineData("cwe476_early", "SB1101 16")]
    [InlineData("cwe787_clear", "SB3003 12")]
    public async Task Program_Naive_IsRefusedBy(string name, string rules)
    {
        string path = Repository.Vectors("cwe", name + ".cs");
        SyntaxTree tree = DeviceCompilation.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path);
        CSharpCompilation compilation = DeviceCompilation.Of("Naive", [tree], []);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken);
        IEnumerable<string> seen = found.Select(one => one.Id + " " + (one.Location.GetLineSpan().StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(rules, string.Join(", ", seen));
    }
}
