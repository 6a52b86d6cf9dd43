using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace SecureBoot.Repository.Tests;

/// <summary>The namespaces of an assembly form layers, in signatures and in method bodies, and each namespace has a
/// folder of its name: the table of docs/architecture.md, section 4.</summary>
public sealed partial class NamespaceLayerTests
{
    private const string OwnRoot = "(root)";

    // Source files that a user's test project compiles.
    private static readonly string s_shipped = Path.Combine("TestAdapter", "Build");

    private static readonly string s_root = TestSupport.Repository.Root;

    private static readonly Dictionary<string, string[]> s_layers = ReadLayers().ToDictionary(
        row => row.Assembly, row => row.Layers);

    public static TheoryData<string> Assemblies => [.. s_layers.Keys];

    [Fact]
    public void Table_HasEveryAssemblyOfSeveralNamespaces()
    {
        IEnumerable<string> several =
            from project in Directory.GetFiles(
                Path.Combine(s_root, "host-tools"), "*.csproj", SearchOption.AllDirectories)
            where !project.Contains("Libraries", StringComparison.Ordinal)
                && !project.Contains("Templates", StringComparison.Ordinal)
            where Namespaces(Path.GetDirectoryName(project)!).Distinct().Count() > 1
            select "SecureBoot." + Path.GetFileNameWithoutExtension(project);
        Assert.Equal("", string.Join(", ", several.Except(s_layers.Keys)));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void EveryNamespace_IsALayer(string assembly)
    {
        IEnumerable<string> found = Types(assembly).Select(type => type.Namespace.FullName).Distinct();
        Assert.Equal(Layers(assembly).Order(), found.Order());
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void NoReference_GoesUp(string assembly)
    {
        string[] layers = Layers(assembly);
        int Layer(IType type) => Array.IndexOf(layers, type.Namespace.FullName);
        IEnumerable<string> upward =
            from type in Types(assembly)
            from dependency in type.Dependencies
            where IsOwn(dependency.Target, assembly) && Layer(dependency.Target) > Layer(type)
            select $"{type.FullName} refers to "
                + $"{dependency.Target.FullName}: the layer of {type.Namespace.FullName} is below";
        Assert.Equal("", string.Join('\n', upward.Distinct()));
    }

    [Fact]
    public void Namespaces_FollowFolders()
    {
        IEnumerable<string> astray =
            from file in SourceFiles(Path.Combine(s_root, "host-tools"))
            let found = NamespaceOf(file)
            where found.StartsWith("SecureBoot.", StringComparison.Ordinal)
            let expected = "SecureBoot."
                + Path
                    .GetRelativePath(Path.Combine(s_root, "host-tools"), Path.GetDirectoryName(file)!)
                    .Replace(Path.DirectorySeparatorChar, '.')
            where found != expected
            select $"{Path.GetRelativePath(s_root, file)}: found {found}, expected {expected}";
        Assert.Equal("", string.Join('\n', astray));
    }

    private static string[] Layers(string assembly)
    {
        return [.. s_layers[assembly].Select(layer => layer == OwnRoot ? assembly : assembly + "." + layer)];
    }

    private static IType[] Types(string assembly)
    {
        return [.. new ArchLoader()
            .LoadAssembly(Assembly.Load(assembly))
            .Build().Types
            .Where(type => IsOwn(type, assembly))];
    }

    private static bool IsOwn(IType type, string assembly) =>
        type.FullName.StartsWith(assembly + ".", StringComparison.Ordinal);

    private static IEnumerable<string> Namespaces(string folder) =>
        SourceFiles(folder).Select(NamespaceOf).Where(name => name.StartsWith("SecureBoot.", StringComparison.Ordinal));

    private static IEnumerable<string> SourceFiles(string folder)
    {
        char separator = Path.DirectorySeparatorChar;
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(s_shipped, StringComparison.Ordinal))
            .Where(file =>
                !file.Contains(separator + "Libraries" + separator, StringComparison.Ordinal)
                    && !file.Contains(separator + "obj" + separator, StringComparison.Ordinal)
                    && !file.Contains(separator + "template" + separator, StringComparison.Ordinal));
    }

    private static string NamespaceOf(string file) => Namespace().Match(File.ReadAllText(file)).Groups[1].Value;

    private static IEnumerable<(string Assembly, string[] Layers)> ReadLayers()
    {
        string text = File.ReadAllText(Path.Combine(s_root, "docs", "architecture.md"));
        string section = text[text.IndexOf(
            "## 4.", StringComparison.Ordinal)..text.IndexOf("## 5.", StringComparison.Ordinal)];
        return section
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => (cells[1].Trim(' ', '`'), cells[2].Split(',', StringSplitOptions.TrimEntries)));
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
