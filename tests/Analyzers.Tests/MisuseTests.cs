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

/// <summary>Twenty misuses of the sensor library by another author, with the rules that stop each.</summary>
public sealed class MisuseTests
{
    // The line of the file, and the rules. No rule stops 14 (a failure moves a reader), 18 (another thread writes a
    // parsed array) and 20 (a range of constants wraps). Only the dropped statuses stop 11 and 12.
    private static readonly string[] s_expected =
    [
        "8: SB1004 SB1010",
        "9: SB1001",
        "10: SB1002 SB1004 SB1010",
        "11: SB1002 SB1010",
        "12: SB1004 SB1010 SB1020 SB1030",
        "13: SB1004 SB1007 SB1010 SB1030",
        "14: SB1002 SB1004 SB1005 SB1010",
        "15: SB1007",
        "16: SB1003 SB1004 SB1007 SB1010",
        "17: SB1003 SB1010",
        "20: SB1010",
        "22: SB1010",
        "24: SB1010 SB1011 SB1020 SB1120",
        "28: SB1011 SB1020",
        "30: SB1010 SB3006",
        "34: SB1010 SB1102",
        "36: SB1010",
        "42: SB1011 SB1020",
        "43: SB3002",
    ];

    [Fact]
    public async Task Misuses_OfTheSensorLibrary_AreStopped()
    {
        string path = Repository.Vectors("sensors", "Misuse.cs.txt");
        SyntaxTree tree = DeviceCompilation.Parse(
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), "Misuse.cs");
        CSharpCompilation compilation = DeviceCompilation.Of(
            "Misuse", [tree], [DeviceCompilation.Buffers, DeviceCompilation.Sensors]);
        DeviceCompilation.AssertCompiles(compilation, TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(
            compilation, TestContext.Current.CancellationToken);
        IEnumerable<string> lines = found.GroupBy(one => one.Location.GetLineSpan().StartLinePosition.Line + 1)
            .OrderBy(line => line.Key)
            .Select(line =>
                line.Key.ToString(CultureInfo.InvariantCulture) + ": "
                    + string.Join(' ', line.Select(one => one.Id).Distinct().Order()));
        Assert.Equal(s_expected, lines);
    }
}
