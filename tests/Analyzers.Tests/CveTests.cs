using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The naive programs of docs/cve.md: what refuses to compile each, a rule or the compiler's own warning, which is an error here.</summary>
public sealed class CveTests
{
    [Theory]
    [InlineData("cve_field", "SB3003 20")]
    [InlineData("cve_fragment", "SB3003 15, SB3003 15")]
    [InlineData("cve_protocol", "CS8602 22")]
    [InlineData("cve_services", "SB1201 23")]
    [InlineData("cve_tlv", "SB3003 15")]
    [InlineData("cve_vendor", "SB3003 13")]
    public async Task Program_Naive_IsRefusedBy(string name, string expected)
    {
        string path = Repository.Vectors("cve", name + ".cs");
        SyntaxTree tree = DeviceCompilation.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path);
        CSharpCompilation compilation = DeviceCompilation.Of("Naive", [tree], []);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken);
        IEnumerable<Diagnostic> warnings = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(one => one.Severity >= DiagnosticSeverity.Warning);
        IEnumerable<string> seen = found.Concat(warnings)
            .Select(one => one.Id + " " + (one.Location.GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(", ", seen));
    }
}
