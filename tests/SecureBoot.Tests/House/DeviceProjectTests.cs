using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.House;

/// <summary>Each .nfproj builds for the device what the .csproj beside it builds for the host.</summary>
public static class DeviceProjectTests
{
    private static readonly string[] s_folders = ["firmware", "tests"];

    public static TheoryData<string> Projects()
    {
        return [.. s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.nfproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_ListsEverySourceOfItsFolder(string project)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        IEnumerable<string> there = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('/', '\\'))
            .Where(path => !path.StartsWith("bin\\", StringComparison.Ordinal) && !path.StartsWith("obj\\", StringComparison.Ordinal));

        Assert.Equal(there.Order(StringComparer.Ordinal), Items(project, "Compile").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_ReferencesThePackagesOfItsConfig(string project)
    {
        string config = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.config");
        IEnumerable<string> packages = XDocument.Load(config).Descendants("package")
            .Select(package => $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}");
        IEnumerable<string> referenced = Elements(project, "HintPath")
            .Select(hint => Regex.Match(hint.Value, @"packages\\([^\\]+)\\lib\\").Groups[1].Value);

        Assert.Equal(packages.Order(StringComparer.Ordinal), referenced.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_HasTheAssemblyNameOfTheHostProject(string project)
    {
        string host = Path.ChangeExtension(project, ".csproj");

        Assert.Equal(Elements(host, "AssemblyName").Single().Value, Elements(project, "AssemblyName").Single().Value);
    }

    [Fact]
    public static void Firmware_EachFolderHasADeviceProject()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "firmware")))
        {
            Assert.True(Directory.EnumerateFiles(folder, "*.nfproj").Any(), $"{folder} has no .nfproj");
        }
    }

    private static IEnumerable<XElement> Elements(string project, string name)
    {
        return XDocument.Load(Path.Combine(Repository.Root, project)).Descendants().Where(element => element.Name.LocalName == name);
    }

    private static IEnumerable<string> Items(string project, string name)
    {
        return Elements(project, name).Select(element => element.Attribute("Include")!.Value);
    }
}
