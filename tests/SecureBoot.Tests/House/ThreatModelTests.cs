using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.House;

/// <summary>The tests that docs/threat-model.md, docs/boot.md and docs/cve.md name are there.</summary>
public sealed partial class ThreatModelTests
{
    [Theory]
    [InlineData("threat-model.md", 40)]
    [InlineData("boot.md", 10)]
    [InlineData("cve.md", 8)]
    public void Document_EveryTestThatItNames_Exists(string document, int least)
    {
        HashSet<string> tests = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).SelectMany(path => Method().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value)];
        string[] named = [.. Name().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", document))).Select(match => match.Groups[1].Value)];

        Assert.True(named.Length > least, $"found {named.Length} names");
        Assert.Equal("", string.Join(", ", named.Where(name => !tests.Contains(name))));
    }

    [GeneratedRegex(@"public (?:static )?(?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`([A-Z]\w*_\w+)`")]
    private static partial Regex Name();
}
