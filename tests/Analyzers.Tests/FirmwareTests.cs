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

/// <summary>The rules over the firmware's sources and the examples of the docs: there are no findings, and each
/// suppression gives a reason.</summary>
public sealed class FirmwareTests
{
    private static readonly string[] s_projects =
    [
        "firmware", "host-tools/VerifierBench", "tests/SensorPrograms", "tests/TrialApp", "tests/Firmware.Tests",
    ];

    [Theory]
    [InlineData("Buffers")]
    [InlineData("SecureBoot")]
    [InlineData("Sensors")]
    [InlineData("BootStage")]
    [InlineData("SensorApp")]
    public async Task Firmware_AllRules_FindNothing(string folder)
    {
        CSharpCompilation compilation = DeviceCompilation.Of(
            folder,
            DeviceCompilation.ParseFolder(Path.Combine(Repository.Root, "firmware", folder)),
            [.. References(folder)]);
        ImmutableArray<Diagnostic> found = await DeviceCompilation.Find(
            compilation, TestContext.Current.CancellationToken);
        foreach (Diagnostic one in found)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(Line(one));
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("Example.cs")]
    [InlineData("CargoMonitor.cs")]
    public async Task Example_OfTheManual_HasNoFindings(string file)
    {
        string path = Path.Combine(Repository.Root, "tests", "Sensors.Tests", "Docs", file);
        await AssertClean(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Leases_OfTheManual_HaveNoFindings()
    {
        string manual = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "sensors.md"), TestContext.Current.CancellationToken);
        int start = manual.IndexOf("```csharp\nif (", StringComparison.Ordinal) + "```csharp\n".Length;
        string lines = manual[start..manual.IndexOf("```", start, StringComparison.Ordinal)];
        const string Before = "using SecureBoot.Sensors; public static class C { public static void M(RingProducer "
            + "producer, RingConsumer consumer, uint value) {\n";
        await AssertClean(Before + lines + "} }");
    }

    [Fact]
    public void Suppressions_OfTheDeviceProjects_SayWhyAndAreCounted()
    {
        string[] lines =
        [
            .. s_projects
                .SelectMany(folder =>
                    Directory.EnumerateFiles(
                        Path.Combine(Repository.Root, folder), "*.cs*", SearchOption.AllDirectories))
                .SelectMany(File.ReadLines)
                .Where(line =>
                    line.Contains("warning disable SB", StringComparison.Ordinal)
                        || line.Contains(";SB1", StringComparison.Ordinal)
                        || line.Contains("\"SB1", StringComparison.Ordinal)),
        ];
        Assert.All(
            lines,
            line =>
                Assert.True(line.Contains(" // ", StringComparison.Ordinal)
                    || line.Contains("<NoWarn>", StringComparison.Ordinal), line));
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "analyzers.md"));
        Assert.Contains(
            "Suppressions in device projects: " + Number(lines.Length) + " ", page, StringComparison.Ordinal);
    }

    private static async Task AssertClean(string text)
    {
        CSharpCompilation compilation = DeviceCompilation.Of(
            "Docs", [DeviceCompilation.Parse(text, "Docs.cs")], [DeviceCompilation.Buffers, DeviceCompilation.Sensors]);
        DeviceCompilation.AssertCompiles(compilation, TestContext.Current.CancellationToken);
        Assert.Empty(await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken));
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
        return Path.GetRelativePath(Repository.Root, at.Path) + "(" + line + "): " + one.Id + ": "
            + one.GetMessage(CultureInfo.InvariantCulture);
    }

    private static string Number(int number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
