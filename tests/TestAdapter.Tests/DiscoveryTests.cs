using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>The tests that the adapter lists.</summary>
public static class DiscoveryTests
{
    [Fact]
    public static void Discover_ListsWhatTheLauncherRuns()
    {
        Assert.Equal(
            [
                "Derived+Nested.StaticInside", "Derived.Inherited", "Derived.Overloaded(\"text\")",
                "Derived.Overloaded(1)", "Derived.Own",
            ],
            Adapter.Discover().Select(test => test.DisplayName)
                .Where(name => name.StartsWith("Derived", System.StringComparison.Ordinal))
                .Order(System.StringComparer.Ordinal));
        Assert.DoesNotContain(
            Adapter.Discover(), test => test.DisplayName.Contains("IsPrivate", System.StringComparison.Ordinal));
    }

    [Fact]
    public static void Discover_SaysFileAndLine()
    {
        TestCase test = Adapter.Discover().Single(test => test.DisplayName == "Outcomes.Fails");

        string file = Path.Combine(Repository.Root, "tests", "DeviceTrials", "Outcomes.cs");
        Assert.Equal(file, test.CodeFilePath);
        Assert.Contains(
            "IsTwo(1);", File.ReadLines(file).ElementAt(test.LineNumber - 1), System.StringComparison.Ordinal);
    }

    [Fact]
    public static void Discover_GivesEachRowAnIdThatStays()
    {
        IReadOnlyList<TestCase> tests = Adapter.Discover();

        Assert.Equal(tests.Count, tests.Select(test => test.Id).Distinct().Count());
        Assert.Equal(tests.Select(test => test.Id), Adapter.Discover().Select(test => test.Id));
    }

    [Fact]
    public static void Discover_AssemblyOfDotNet_HasNone()
    {
        Assert.Empty(Adapter.Discover(typeof(DiscoveryTests).Assembly.Location));
    }
}
