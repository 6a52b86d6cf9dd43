using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>Each .nfproj builds in Visual Studio what the .csproj of the same folder builds everywhere.</summary>
public static class DeviceProjectTests
{
    // A separate folder: with two projects in one folder, `dotnet build FOLDER` and `dotnet run` cannot choose.
    private const string VisualStudio = "VisualStudio";

    private static readonly string[] s_folders = ["firmware", "tests"];

    // The dependencies in each package's .nuspec, besides CoreLibrary. packages.config names all of them, because
    // nothing else brings them to the device.
    private static readonly Dictionary<string, string[]> s_dependencies = new()
    {
        ["nanoFramework.CoreLibrary"] = [],
        ["nanoFramework.Hardware.Esp32"] = ["nanoFramework.Runtime.Events"],
        ["nanoFramework.Runtime.Events"] = [],
        ["nanoFramework.Runtime.Native"] = [],
        ["nanoFramework.System.Device.Adc"] = [],
        ["nanoFramework.System.Device.Gpio"] = ["nanoFramework.Runtime.Events"],
        ["nanoFramework.System.Device.I2c"] = [],
        ["nanoFramework.System.Device.Spi"] = ["nanoFramework.Runtime.Events", "nanoFramework.System.Device.Gpio"],
        ["nanoFramework.System.IO.FileSystem"] = [
            "nanoFramework.Runtime.Events", "nanoFramework.System.IO.Streams", "nanoFramework.System.Text",
        ],
        ["nanoFramework.System.IO.Ports"] = ["nanoFramework.Runtime.Events", "nanoFramework.System.IO.Streams"],
        ["nanoFramework.System.IO.Streams"] = ["nanoFramework.System.Text"],
        // The package also needs System.Threading, for members that no code here uses.
        ["nanoFramework.System.Net"] = [
            "nanoFramework.Runtime.Events", "nanoFramework.System.IO.Streams", "nanoFramework.System.Text",
        ],
        ["nanoFramework.System.Net.Http"] = [
            "nanoFramework.System.Net", "nanoFramework.System.IO.Streams", "nanoFramework.System.Text",
        ],
        ["nanoFramework.System.Security.Cryptography"] = [],
        ["nanoFramework.System.Text"] = [],
        ["nanoFramework.TestFramework"] = [],
    };

    public static TheoryData<string> Projects()
    {
        return [.. s_folders
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(TestSupport.Repository.Root, folder), "*.nfproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(TestSupport.Repository.Root, path))
            .Order(StringComparer.Ordinal)];
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_ListsEverySourceOfItsFolder(string project)
    {
        string folder = Path.Combine(TestSupport.Repository.Root, FolderOf(project));
        IEnumerable<string> there = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('/', '\\'))
            .Where(path =>
                !path.StartsWith("bin\\", StringComparison.Ordinal)
                    && !path.StartsWith("obj\\", StringComparison.Ordinal)
                    && !path.StartsWith(VisualStudio, StringComparison.Ordinal));

        Assert.Equal(there.Order(StringComparer.Ordinal), Sources(project).Order(StringComparer.Ordinal));
    }

    // The order of the sources is an input to the bytes of a .pe. CompileOrder.targets sorts the sources of the
    // .csproj.
    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_CompilesInTheOrderOfTheOtherBuild(string project)
    {
        string[] sources = [.. Sources(project).Select(Slashed)];

        Assert.Equal(sources.Order(StringComparer.Ordinal), sources);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_TakesThePackagesOfTheOtherBuild(string project)
    {
        Dictionary<string, string> table = Elements(
            "host-tools/MetadataProcessor/Build/Libraries.targets",
            "NanoLibrary").Where(row => row.Attribute("Update") is not null)
            .ToDictionary(
                row => row.Attribute("Update")!.Value,
                row => $"{row.Attribute("Package")!.Value} {row.Attribute("Version")!.Value.Trim('[', ']')}");
        IEnumerable<string> named = Items(OtherBuild(project), "NanoLibrary").Select(name => table[name]);

        Assert.Equal(
            [.. named.Order(StringComparer.Ordinal)],
            Packages(project).Where(package => package.Key != "nanoFramework.CoreLibrary")
                .Select(package => $"{package.Key} {package.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_ReferencesThePackagesOfItsConfig(string project)
    {
        IEnumerable<string> packages = Packages(project).Select(package => $"{package.Key}.{package.Value}");
        IEnumerable<string> referenced = Elements(project, "HintPath")
            .Select(hint => Regex.Match(hint.Value, @"packages\\([^\\]+)\\lib\\").Groups[1].Value);

        Assert.Equal(packages.Order(StringComparer.Ordinal), referenced.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_HasTheAssemblyNameOfTheHostProject(string project)
    {
        string host = OtherBuild(project);

        Assert.Equal(Elements(host, "AssemblyName").Single().Value, Elements(project, "AssemblyName").Single().Value);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_EachReferenceNamesTheFileAndVersionOfItsPackage(string project)
    {
        foreach (XElement reference in Elements(project, "Reference"))
        {
            string name = reference.Attribute("Include")!.Value;
            string hint = reference.Elements().Single(element => element.Name.LocalName == "HintPath").Value;
            Match parts = Regex.Match(
                hint, @"^(?:\.\.\\)+packages\\[^\\]+?\.(\d+\.\d+\.\d+)\\lib\\([^\\]+)\.(dll|exe)$");

            Assert.True(parts.Success, hint);
            Assert.Equal(
                $"{parts.Groups[2].Value}, Version={parts.Groups[1].Value}.0, Culture=neutral, "
                    + "PublicKeyToken=c07d481e9758c731",
                name);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_NamesWhatItsPackagesDependOn(string project)
    {
        Dictionary<string, string> packages = Packages(project);

        Assert.Contains("nanoFramework.CoreLibrary", packages.Keys);
        foreach (string package in packages.Keys)
        {
            Assert.True(
                s_dependencies.TryGetValue(package, out string[]? needed), $"{package} is in no row of s_dependencies");
            Assert.All(needed, name => Assert.Contains(name, packages.Keys));
        }
    }

    [Fact]
    public static void Projects_TakeEachPackageInOneVersion()
    {
        IEnumerable<string> twice = Projects().SelectMany(row => Packages(row.Data)).Distinct()
            .GroupBy(package => package.Key)
            .Where(versions => versions.Count() > 1).Select(versions => versions.Key);

        Assert.Empty(twice);
    }

    // An image contains no packages: the deployment of the boot stage brings all packages that an application uses.
    [Fact]
    public static void SensorApp_UsesOnlyPackagesThatAreDeployedWithTheBootStage()
    {
        Dictionary<string, string> deployed = Packages(
            Path.Combine("firmware", "BootStage", VisualStudio, "BootStage.nfproj"));

        Assert.All(
            Packages(Path.Combine("firmware", "SensorApp", VisualStudio, "SensorApp.nfproj")).Keys,
            name => Assert.Contains(name, deployed.Keys));
    }

    // The device's project system does not pass on references of references.
    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_ReferencesTheFirmwareThatTheHostProjectReaches(string project)
    {
        IEnumerable<string> named = Items(project, "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(Slashed(path)));

        Assert.Equal(
            FirmwareBelow(OtherBuild(project)).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Project_CompilesTheLanguageOfTheOtherBuild(string project)
    {
        foreach (string setting in new[] { "LangVersion", "Features" })
        {
            Assert.Equal(
                Elements("host-tools/MetadataProcessor/Build/Device.props", setting).Single().Value,
                Elements(project, setting).Single().Value);
        }

        Assert.Empty(Elements(OtherBuild(project), "Nullable"));
        Assert.Equal(
            Elements("Directory.Build.props", "Nullable").Single().Value, Elements(project, "Nullable").Single().Value);
        Assert.Equal("true", Elements(project, "Optimize").Single().Value);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void AssemblyInfo_SaysTheNameAndTheVersionOfTheProject(string project)
    {
        string path = Path.Combine(TestSupport.Repository.Root, FolderOf(project), "Properties", "AssemblyInfo.cs");
        Dictionary<string, string> said = Regex.Matches(File.ReadAllText(path), @"\[assembly: (\w+)\(""([^""]*)""\)\]")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        string version = Elements("Directory.Build.props", "Version").Single().Value + ".0";

        Assert.Equal(Elements(project, "AssemblyName").Single().Value, said["AssemblyTitle"]);
        Assert.Equal(version, said["AssemblyVersion"]);
        Assert.Equal(version, said["AssemblyFileVersion"]);
        Assert.DoesNotContain("AssemblyNativeVersion", said.Keys);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public static void Solution_HoldsTheProjectByItsIdentity(string project)
    {
        string id = Elements(project, "ProjectGuid").Single().Value;

        Assert.Contains(
            $"\"{project.Replace('/', '\\')}\", \"{id}\"",
            File.ReadAllText(Path.Combine(TestSupport.Repository.Root, "SecureBoot.sln")),
            StringComparison.Ordinal);
    }

    [Fact]
    public static void Firmware_EachFolderHasADeviceProject()
    {
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(TestSupport.Repository.Root, "firmware")))
        {
            Assert.True(
                Directory.EnumerateFiles(Path.Combine(folder, VisualStudio), "*.nfproj").Any(),
                $"{folder} has no .nfproj");
        }
    }

    private static Dictionary<string, string> Packages(string project)
    {
        string config = Path.Combine(TestSupport.Repository.Root, Path.GetDirectoryName(project)!, "packages.config");
        return XDocument.Load(config).Descendants("package")
            .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);
    }

    private static HashSet<string> FirmwareBelow(string host)
    {
        HashSet<string> names = [];
        foreach (string path in Items(host, "ProjectReference").Select(Slashed)
            .Where(path => !path.Contains("host-tools", StringComparison.Ordinal)))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
            string root = TestSupport.Repository.Root;
            string below = Path.Combine(root, Path.GetDirectoryName(host)!, path);
            names.UnionWith(FirmwareBelow(Path.GetRelativePath(root, below)));
        }

        return names;
    }

    private static string FolderOf(string project)
    {
        string folder = Path.GetDirectoryName(project)!;
        return Path.GetFileName(folder) == VisualStudio ? Path.GetDirectoryName(folder)! : folder;
    }

    private static string OtherBuild(string project) =>
        Path.Combine(FolderOf(project), Path.GetFileNameWithoutExtension(project) + ".csproj");

    // Paths of sources relative to the source folder; an editor shows the same paths.
    private static IEnumerable<string> Sources(string project)
    {
        foreach (XElement source in Elements(project, "Compile"))
        {
            string path = source.Attribute("Include")!.Value;

            // What provisioning may write is compiled where it is there, as in the other build.
            bool isOptional = source.Attribute("Condition")?.Value == $"Exists('{path}')";
            string full = Path.Combine(
                TestSupport.Repository.Root, Path.GetDirectoryName(project)!, Slashed(path));
            if (isOptional && !File.Exists(full))
            {
                continue;
            }

            string? link = source.Attribute("Link")?.Value;
            Assert.Equal(link is null ? path : "..\\" + link, path);
            yield return link ?? path;
        }
    }

    private static string Slashed(string path) => path.Replace('\\', '/');

    private static IEnumerable<XElement> Elements(string project, string name)
    {
        return XDocument.Load(Path.Combine(TestSupport.Repository.Root, project)).Descendants()
            .Where(element => element.Name.LocalName == name);
    }

    private static IEnumerable<string> Items(string project, string name)
    {
        // Paths are relative to the project, also in a project that imports this one.
        return Elements(project, name)
            .Select(element => element.Attribute("Include")!.Value
                .Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal));
    }
}
