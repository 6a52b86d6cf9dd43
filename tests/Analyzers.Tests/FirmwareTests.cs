using System;
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

/// <summary>The rules over the firmware's own sources: what is found, and that no rule gives up.</summary>
public sealed class FirmwareTests
{
    [Theory]
    [InlineData("Buffers")]
    [InlineData("SecureBoot")]
    [InlineData("Sensors")]
    [InlineData("BootStage")]
    [InlineData("SensorApp")]
    public async Task Firmware_AllRules_FindNoMoreThanIsListed(string folder)
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

        string[] more = [.. found.GroupBy(Key).Where(group => group.Count() > Listed(folder, group.Key)).Select(group => group.Key + " " + Number(group.Count()))];
        Assert.True(more.Length == 0, "found more often than Known/" + folder + ".txt lists: " + string.Join(", ", more));
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
        string line = Number(at.StartLinePosition.Line + 1);
        return Path.GetRelativePath(Repository.Root, at.Path) + "(" + line + "): " + one.Id + ": " + one.GetMessage(CultureInfo.InvariantCulture);
    }

    private static string Key(Diagnostic one)
    {
        return one.Id + " " + Path.GetFileName(one.Location.GetLineSpan().Path);
    }

    // How often a rule's finding in a file is listed: settled one by one, so the numbers only fall.
    private static int Listed(string folder, string key)
    {
        string path = Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Known", folder + ".txt");
        string? line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(one => one.StartsWith(key + " ", StringComparison.Ordinal)) : null;
        return line is null ? 0 : int.Parse(line[(key.Length + 1)..], CultureInfo.InvariantCulture);
    }

    private static string Number(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
