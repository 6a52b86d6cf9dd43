using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>ReportGenerator reads the coverage. The test installs this tool from NuGet.</summary>
public static class ReportGeneratorTests
{
    private const string Tool = "dotnet-reportgenerator-globaltool";
    private const string Version = "5.6.0";

    private static readonly (string Sum, string Attribute)[] s_sums =
    [
        ("coveredlines", "lines-covered"), ("coverablelines", "lines-valid"), ("coveredbranches", "branches-covered"),
        ("totalbranches", "branches-valid"),
    ];

    [Fact]
    public static void ReportGenerator_ReadsTheCoverage_AndCountsTheSame()
    {
        string folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;
        try
        {
            ToolRun install = ToolRun.Of(
                "dotnet",
                ["tool", "install", Tool, "--version", Version, "--tool-path", folder],
                folder,
                TimeSpan.FromMinutes(1));
            Assert.SkipUnless(
                install.ExitCode == 0,
                $"needs {Tool} {Version}: add a source of packages that has it: {install.Output.Trim()}");
            Adapter run = Adapter.Run("CoveredTests", $"Coverage={folder} CoverageInclude=DeviceTrials");
            string coverage = Assert.Single(run.Attachments).Attachments.Single().Uri.LocalPath;

            ToolRun report = ToolRun.Of(
                Path.Combine(folder, "reportgenerator"),
                ["-reports:" + coverage, "-targetdir:" + folder, "-reporttypes:JsonSummary;Html"],
                folder,
                TimeSpan.FromMinutes(1));

            Assert.True(report.ExitCode == 0, report.Output + report.Errors);
            using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "Summary.json")));
            JsonElement sums = summary.RootElement.GetProperty("summary");
            XElement root = XDocument.Load(coverage).Root!;
            Assert.All(
                s_sums,
                pair => Assert.Equal((int)root.Attribute(pair.Attribute)!, sums.GetProperty(pair.Sum).GetInt32()));
            Assert.True((int)root.Attribute("lines-covered")! > 10);

            // The source is available, so the page of the class shows the line that never ran.
            string page = File.ReadAllText(Path.Combine(folder, "DeviceTrials_Covered.html"));
            Assert.Contains("NeverCalled", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
