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

/// <summary>Twenty misuses of the sensor library, written by somebody else: which rules stop each.</summary>
public sealed class MisuseTests
{
    [Fact]
    public async Task Misuses_OfTheSensorLibrary_AreStopped()
    {
        string? path = Repository.Shared("cases", "sensors", "Misuse.cs.txt");
        Assert.SkipWhen(path is null, Repository.NoShared);
        SyntaxTree tree = DeviceCompilation.Parse(await File.ReadAllTextAsync(path!, TestContext.Current.CancellationToken), "Misuse.cs");
        CSharpCompilation compilation = DeviceCompilation.Of("Misuse", [tree], [DeviceCompilation.Buffers, DeviceCompilation.Sensors]);
        DeviceCompilation.AssertCompiles(compilation, TestContext.Current.CancellationToken);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken);
        IEnumerable<string> lines = found.GroupBy(one => one.Location.GetLineSpan().StartLinePosition.Line + 1)
            .OrderBy(line => line.Key)
            .Select(line => line.Key.ToString(CultureInfo.InvariantCulture) + ": " + string.Join(' ', line.Select(one => one.Id).Distinct().Order()));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', lines));
        Assert.Equal("", string.Join('\n', lines));
    }
}
