using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>The sets outside the ordinary run (docs/testing.md, section 10): a command runs each test of a set, and CI
/// runs each slow test.</summary>
public static partial class TestSetTests
{
    private static readonly string[] s_sets = ["Trait(\"Set\", \"slow\")", "Trait(\"Set\", \"manual\")"];
    private static readonly string s_tests = Path.Combine(TestSupport.Repository.Root, "tests");

    /// <summary>The test projects.</summary>
    public static TheoryData<string> Projects { get; } =
    [
        .. Directory.EnumerateFiles(s_tests, "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "Firmware.Tests")
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Traits_OfAProject_AreOfTheTwoSets(string project)
    {
        foreach (string source in Sources(project))
        {
            string[] sets = [.. Trait().Matches(source).Select(match => match.Value)];
            Assert.Empty(sets.Except(s_sets));
            Assert.Equal(
                ExplicitTest().Count(source), sets.Count(set => set.Contains("manual", StringComparison.Ordinal)));
            Assert.Equal(ManualTest().Count(source), ExplicitTest().Count(source));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void SlowTests_OfAProject_AreRunByCiAndNamedByTheOrdinaryRun(string project)
    {
        bool hasSlow = Sources(project)
            .Any(source => source.Contains("Trait(\"Set\", \"slow\")", StringComparison.Ordinal));
        string file = File.ReadAllText(Path.Combine(s_tests, project, project + ".csproj"));
        Assert.Equal(hasSlow, file.Contains("<HasSlowTests>true</HasSlowTests>", StringComparison.Ordinal));
        string list = File.ReadAllText(Path.Combine(s_tests, "Slow.slnf"));
        Assert.Equal(hasSlow, list.Contains($"\"tests/{project}/{project}.csproj\"", StringComparison.Ordinal));
    }

    [Fact]
    public static void Ci_RunsTheSlowSet()
    {
        string ci = File.ReadAllText(Path.Combine(TestSupport.Repository.Root, ".ci", "run"));
        Assert.Contains(
            "dotnet test tests/Slow.slnf -c Release --no-build --filter Set=slow ", ci, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sources(string project)
    {
        return Directory.EnumerateFiles(Path.Combine(s_tests, project), "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != nameof(TestSetTests) + ".cs")
            .Select(path => File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("""Trait\("[^"]*", "[^"]*"\)""")]
    private static partial Regex Trait();

    [GeneratedRegex(@"\[(?:Fact|Theory)\(Explicit = true")]
    private static partial Regex ExplicitTest();

    [GeneratedRegex("""\[(?:Fact|Theory)\(Explicit = true[^\n]*\n +\[Trait\("Set", "manual"\)\]""")]
    private static partial Regex ManualTest();
}
