using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The rules over the firmware's own sources: what is found, and that no rule gives up.</summary>
public sealed class FirmwareTests
{
    [Theory]
    [InlineData("Buffers")]
    [InlineData("SecureBoot")]
    [InlineData("Sensors")]
    [InlineData("BootStage")]
    [InlineData("SensorApp")]
    public async Task Firmware_AllRules_FindWhatIsListed(string folder)
    {
        CSharpCompilation compilation = DeviceCompilation.Of(
            folder,
            DeviceCompilation.ParseFolder(Path.Combine(Repository.Root, "firmware", folder)),
            [.. References(folder)]);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken);
        foreach (Diagnostic one in found)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(Line(one));
        }

        Assert.Equal(Listed(folder), string.Join('\n', found.Select(Key).GroupBy(key => key).Select(group => group.Key + " " + group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)));
    }

    private static MetadataReference[] References(string folder)
    {
        return folder switch
        {
            "Buffers" => [],
            "SecureBoot" or "Sensors" => [DeviceCompilation.Buffers],
            _ => [DeviceCompilation.Buffers, DeviceCompilation.Sensors, DeviceCompilation.Boot],
        };
    }

    private static string Line(Diagnostic one)
    {
        FileLinePositionSpan at = one.Location.GetLineSpan();
        string line = (at.StartLinePosition.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Path.GetRelativePath(Repository.Root, at.Path) + "(" + line + "): " + one.Id + ": " + one.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Key(Diagnostic one)
    {
        return one.Id + " " + Path.GetFileName(one.Location.GetLineSpan().Path);
    }

    // Rule, file, how many: settled one by one, by an issue each.
    private static string Listed(string folder)
    {
        string path = Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Known", folder + ".txt");
        return File.Exists(path) ? File.ReadAllText(path).Trim() : string.Empty;
    }
}
