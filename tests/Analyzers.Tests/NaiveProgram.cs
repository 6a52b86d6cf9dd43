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

/// <summary>A naive program of tests/vectors/cwe or tests/vectors/cve.</summary>
internal static class NaiveProgram
{
    /// <summary>The rules, then the warnings of the compiler, that refuse the program: "SB3003 20, ...". Warnings are
    /// errors here.</summary>
    internal static async Task<string> Refusals(string folder, string name)
    {
        string path = Repository.Vectors(folder, name + ".cs");
        SyntaxTree tree = DeviceCompilation.Parse(
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path);
        CSharpCompilation compilation = DeviceCompilation.Of("Naive", [tree], []);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(
            compilation, TestContext.Current.CancellationToken);
        IEnumerable<Diagnostic> warnings = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(one => one.Severity >= DiagnosticSeverity.Warning);
        return string.Join(", ", found.Concat(warnings).Select(Describe));
    }

    private static string Describe(Diagnostic one)
    {
        return string.Create(
            CultureInfo.InvariantCulture, $"{one.Id} {one.Location.GetLineSpan().StartLinePosition.Line + 1}");
    }
}
