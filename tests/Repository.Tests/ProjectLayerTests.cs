using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>References between projects go down through the layers of docs/architecture.md, section 1.</summary>
public sealed partial class ProjectLayerTests
{
    private static readonly string s_root = TestSupport.Repository.Root;

    private static readonly string[] s_projects = [.. ReadSolution()];

    private static readonly (string Name, string[] Patterns)[] s_layers = [.. ReadLayers()];

    [Fact]
    public void EveryProjectOfTheSolution_IsInOneLayer()
    {
        Assert.True(s_projects.Length > 30, $"found {s_projects.Length} projects");
        Assert.Equal(
            "",
            string.Join(
                ", ", s_projects.Where(project => s_layers.Count(layer => IsIn(project, layer.Patterns)) != 1)));
    }

    [Fact]
    public void NoReference_GoesUp()
    {
        IEnumerable<string> upward =
            from project in s_projects
            from target in References(project)
            where Layer(target) > Layer(project)
            let names = $"\"{s_layers[Layer(project)].Name}\" is below \"{s_layers[Layer(target)].Name}\""
            select $"{project} refers to {target}: {names}";
        Assert.Equal("", string.Join('\n', upward));
    }

    [Fact]
    public void NoReferences_FormACycle()
    {
        Dictionary<string, string[]> rest = s_projects.ToDictionary(project => project, References);
        while (rest.Where(entry => !entry.Value.Any(rest.ContainsKey)).Select(entry => entry.Key)
            .ToArray() is { Length: > 0 } free)
        {
            Array.ForEach(free, project => rest.Remove(project));
        }

        Assert.Equal("", string.Join(", ", rest.Keys));
    }

    [Fact]
    public void Firmware_RefersToNoHostTool()
    {
        IEnumerable<string> host =
            from project in s_projects
            where project.StartsWith("firmware/", StringComparison.Ordinal)
            from target in References(project)
            where !target.StartsWith("firmware/", StringComparison.Ordinal)
                && !target.StartsWith("host-tools/Board/Libraries/", StringComparison.Ordinal)
            select $"{project} refers to {target}: a board has nothing of it";
        Assert.Equal("", string.Join('\n', host));
    }

    [Fact]
    public void Picture_ShowsTheProjectsOfTheTable()
    {
        string picture = File.ReadAllText(Path.Combine(s_root, "docs", "architecture.svg"));
        Assert.Equal(
            "",
            string.Join(
                ", ",
                s_layers.SelectMany(layer => layer.Patterns)
                    .Select(pattern => pattern.Replace("/*", "", StringComparison.Ordinal))
                    .Where(name => !picture.Contains(">" + name + "<", StringComparison.Ordinal))));
    }

    private static string[] References(string project)
    {
        string path = Path.Combine(s_root, project);
        string folder = Path.GetDirectoryName(path)!;
        return
        [
            .. XDocument.Load(path).Descendants()
                .Where(element => element.Name.LocalName is "ProjectReference" or "FirmwareProject")
                .SelectMany(element =>
                    ((string?)element.Attribute("Include") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
                .Where(include => !include.Contains('*', StringComparison.Ordinal)
                    && !include.Contains('$', StringComparison.Ordinal))
                .Select(include =>
                    Path.GetRelativePath(s_root, Path.GetFullPath(Path.Combine(folder, include))).Replace('\\', '/'))
                .Distinct(),
        ];
    }

    private static int Layer(string project)
    {
        return Array.FindIndex(s_layers, layer => IsIn(project, layer.Patterns));
    }

    private static bool IsIn(string project, string[] patterns)
    {
        string folder = Path.GetDirectoryName(project)!.Replace('\\', '/');
        return patterns.Any(pattern => pattern.EndsWith("/*", StringComparison.Ordinal)
            ? folder.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : folder == pattern);
    }

    private static IEnumerable<string> ReadSolution()
    {
        return Project().Matches(File.ReadAllText(Path.Combine(s_root, "SecureBoot.sln")))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'));
    }

    private static IEnumerable<(string Name, string[] Patterns)> ReadLayers()
    {
        string text = File.ReadAllText(Path.Combine(s_root, "docs", "architecture.md"));
        string section =
            text[text.IndexOf("## 1.", StringComparison.Ordinal)..text.IndexOf("## 2.", StringComparison.Ordinal)];
        return section.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|'))
            .Select(
                cells => (cells[1].Trim(), Code().Matches(cells[2]).Select(match => match.Groups[1].Value).ToArray()));
    }

    [GeneratedRegex("""= "[^"]+", "([^"]+\.csproj)",""")]
    private static partial Regex Project();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
