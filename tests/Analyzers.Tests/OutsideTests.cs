using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>The rules over the code of other projects: SECUREBOOT_OUTSIDE names a folder with the code.</summary>
/// <remarks>
/// The folder has libraries/, the sources of nanoFramework's class libraries, compiled together as the reference, and
/// projects/, with .nfproj files. The test prints the findings by rule, and a random sample of them with its seed,
/// which SECUREBOOT_OUTSIDE_SEED can set (docs/analyzers.md, precision outside).
/// </remarks>
public sealed class OutsideTests
{
    private const int FirstSeed = 20260113;
    private const int SampleSize = 30;

    private static readonly XNamespace s_build = "http://schemas.microsoft.com/developer/msbuild/2003";

    private static readonly int s_seed = int.TryParse(
        Environment.GetEnvironmentVariable("SECUREBOOT_OUTSIDE_SEED"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out int seed) ? seed : FirstSeed;

    private readonly Dictionary<string, CSharpCompilation> _projects = [];
    private readonly HashSet<string> _seen = [];

    [Fact(Explicit = true)]
    [Trait("Set", "manual")]
    public async Task Outside_AllRules_AreCountedAndSampled()
    {
        string? folder = Environment.GetEnvironmentVariable("SECUREBOOT_OUTSIDE");
        Assert.SkipWhen(folder is null, "needs other code: SECUREBOOT_OUTSIDE=FOLDER with libraries/ and projects/");
        string root = Path.Combine(folder!, "projects");
        MetadataReference libraries = DeviceCompilation.Of(
            "Libraries", DeviceCompilation.ParseFolder(Path.Combine(folder!, "libraries")), []).ToMetadataReference();
        SortedDictionary<string, Diagnostic> found = new(StringComparer.Ordinal);
        int lines = 0;
        foreach (string project in Directory.EnumerateFiles(root, "*.nfproj", SearchOption.AllDirectories)
            .Where(IsBuilt).Order(StringComparer.Ordinal))
        {
            CSharpCompilation compilation = Compile(project, libraries);
            foreach (Diagnostic one in await DeviceCompilation.Find(compilation, TestContext.Current.CancellationToken))
            {
                found.TryAdd(Line(one, root), one);
            }

            lines += compilation.SyntaxTrees.Where(tree => _seen.Add(tree.FilePath))
                .Sum(tree => tree.GetText().Lines.Count);
        }

        Print(found, lines);
    }

    // Leaves out generated sources that do not compile for the device.
    private static bool IsBuilt(string project)
    {
        return !project.Contains("devices_generated", StringComparison.Ordinal);
    }

    private static void Print(SortedDictionary<string, Diagnostic> found, int lines)
    {
        Write("lines " + lines.ToString(CultureInfo.InvariantCulture));
        foreach (IGrouping<string, Diagnostic> rule in found.Values.GroupBy(one => one.Id)
            .OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Write(rule.Key + " " + rule.Count().ToString(CultureInfo.InvariantCulture));
        }

        foreach (string line in found.Keys)
        {
            Write("all " + line);
        }

        Write("seed " + s_seed.ToString(CultureInfo.InvariantCulture));
        foreach (string line in Sample([.. found.Keys]))
        {
            Write("sample " + line);
        }
    }

    // A linear congruential generator gives the same sample on every version of .NET.
    private static IEnumerable<string> Sample(List<string> lines)
    {
        uint state = (uint)s_seed;
        for (int i = 0; i < SampleSize && lines.Count > 0; i++)
        {
            state = unchecked((state * 1664525) + 1013904223);
            int place = (int)((state >> 8) % (uint)lines.Count);
            yield return lines[place];
            lines.RemoveAt(place);
        }
    }

    private CSharpCompilation Compile(string project, MetadataReference libraries)
    {
        project = Path.GetFullPath(project);
        if (_projects.TryGetValue(project, out CSharpCompilation? known))
        {
            return known;
        }

        string folder = Path.GetDirectoryName(project)!;
        XDocument file = XDocument.Load(project);
        List<MetadataReference> references = [libraries];
        references.AddRange(Includes(file, "ProjectReference", folder).Where(File.Exists)
            .Select(one => Compile(one, libraries).ToMetadataReference()));
        SyntaxTree[] sources = [.. Includes(file, "Compile", folder).Where(File.Exists).Distinct()
            .Select(one => DeviceCompilation.Parse(File.ReadAllText(one), one, "NANOFRAMEWORK_1_0"))];
        CSharpCompilation compilation = DeviceCompilation.Of(
            Path.GetFileNameWithoutExtension(project), sources, references);
        _projects.Add(project, compilation);
        return compilation;
    }

    private static IEnumerable<string> Includes(XDocument project, string item, string folder)
    {
        IEnumerable<string> shared = project.Descendants(s_build + "Import")
            .Select(one => PathOf(one, "Project", folder))
            .Where(one => one.EndsWith(".projitems", StringComparison.Ordinal) && File.Exists(one));
        return project.Descendants(s_build + item).SelectMany(one => Expand(PathOf(one, "Include", folder)))
            .Concat(shared.SelectMany(one => Includes(XDocument.Load(one), item, Path.GetDirectoryName(one)!)));
    }

    private static string PathOf(XElement element, string attribute, string folder)
    {
        string path = element.Attribute(attribute)?.Value
            .Replace("$(MSBuildThisFileDirectory)", string.Empty, StringComparison.Ordinal).Replace('\\', '/') ?? ".";
        return Path.GetFullPath(Path.Combine(folder, path));
    }

    private static IEnumerable<string> Expand(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        bool isPattern = path.Contains('*', StringComparison.Ordinal) && !folder.Contains('*', StringComparison.Ordinal)
            && Directory.Exists(folder);
        return isPattern ? Directory.EnumerateFiles(folder, Path.GetFileName(path)) : [path];
    }

    private static string Line(Diagnostic one, string root)
    {
        FileLinePositionSpan at = one.Location.GetLineSpan();
        return one.Id + " " + Path.GetRelativePath(root, at.Path) + "(" + (at.StartLinePosition.Line + 1)
            .ToString(CultureInfo.InvariantCulture) + "): " + one.GetMessage(CultureInfo.InvariantCulture);
    }

    private static void Write(string line)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(line);
    }
}
