using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.TestAdapter.Tests;

/// <c>dotnet test</c> itself on the built tests/DeviceTrials.
public static class EndToEndTests
{
    private static readonly XNamespace s_trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [Fact]
    public static void DotnetTest_AllTrials_TellsEachAndLeavesTheCoverage()
    {
        string results = Directory.CreateTempSubdirectory("secureboot-test-").FullName;
        try
        {
            ToolRun run = DotnetTest(
                [
                    "--logger", "trx;LogFileName=trials.trx", "--results-directory", results, "--collect",
                    "SecureBoot Coverage",
                ],
                "SecureBoot.Instructions=2000000");

            Assert.Equal(1, run.ExitCode);
            XDocument trx = XDocument.Load(Path.Combine(results, "trials.trx"));
            Dictionary<string, string> outcomes = trx.Descendants(s_trx + "UnitTestResult")
                .ToDictionary(
                    result => result.Attribute("testName")!.Value, result => result.Attribute("outcome")!.Value);
            Assert.Equal(
                Adapter.Discover().Select(test => test.DisplayName).Order(StringComparer.Ordinal),
                outcomes.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(
                ("Passed", "Failed", "NotExecuted", "Failed", "Failed"),
                (outcomes["Outcomes.Passes"], outcomes["Outcomes.Fails"], outcomes["Outcomes.Skips"],
                    outcomes["Outcomes.Crashes"], outcomes["Outcomes.Hangs"]));
            Assert.All(
                trx.Descendants(s_trx + "UnitTestResult"), result => Assert.NotNull(result.Attribute("duration")));
            Assert.NotEmpty(Directory.GetFiles(results, "DeviceTrials.cobertura.xml", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Fact]
    public static void DotnetTest_Filter_PicksOne()
    {
        ToolRun run = DotnetTest(["--filter", "FullyQualifiedName=DeviceTrials.Outcomes.Passes"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("Passed:     1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public static void DotnetTest_ListTests_ListsThem()
    {
        ToolRun run = DotnetTest(["--list-tests"]);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        string[] lines = [.. run.Output.Split('\n').Select(line => line.Trim())];
        Assert.All(Adapter.Discover(), test => Assert.Contains(test.DisplayName, lines));
    }

    [Fact]
    public static void DotnetTest_UnknownSetting_Fails()
    {
        ToolRun run = DotnetTest([], "SecureBoot.Heap=1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "SecureBoot.Heap is not a setting; those are ", run.Output + run.Errors, StringComparison.Ordinal);
    }

    private static ToolRun DotnetTest(string[] options, string? setting = null)
    {
        string project = Path.Combine(Repository.Root, "tests", "DeviceTrials", "DeviceTrials.csproj");
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string[] arguments =
        [
            "test", project, "--no-build", "-c", configuration, "-nodeReuse:false", "-p:IsTestProject=true", .. options,
        ];
        return ToolRun.Of(
            "dotnet",
            setting is null ? arguments : [.. arguments, "--", setting],
            Repository.Root,
            TimeSpan.FromMinutes(3));
    }
}
