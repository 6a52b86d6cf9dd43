using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The packages: installed from a folder, with no other source of packages, and used.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly string[] s_files = ["README.md", "nf.config", ".editorconfig", ".gitignore", "docs/signing.md", "firmware/BootStage/BootStage.nfproj"];
    private static readonly string[] s_body = ["SecureBoot.Sensors.dll", "Thermometer.dll"];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public PackageTests()
    {
        // Nothing of the user's own is touched, and nothing is asked of the network.
        _folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"local\" value=\"{_folder.File("packages")}\" /></packageSources></configuration>");
        _environment = new()
        {
            ["DOTNET_CLI_HOME"] = _folder.File("home"),
            ["NUGET_PACKAGES"] = _folder.File("cache"),
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        };
    }

    private string Tool => _folder.File(OperatingSystem.IsWindows() ? "tools/secureboot.exe" : "tools/secureboot");

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public async Task Tool_InstalledFromItsPackage_SignsAndVerifies()
    {
        await InstallTool();

        Assert.Equal(Secureboot.Run("--version").Output, (await Run(Tool, "--version")).Output);
        await Run(Tool, "keygen", "--out", _folder.File("k.pem"));
        await Run(Tool, "pubkey", "--key", _folder.File("k.pem"), "--out", _folder.File("k.pub.pem"));
        await Run(Tool, "sign", "--key", _folder.File("k.pem"), "--version", "1.2.3", "--security-counter", "1", "--out", _folder.File("i.img"), Vectors.Pe("Blink"));
        Assert.Equal("Ok", (await Run(Tool, "verify", "--key", _folder.File("k.pub.pem"), "--loadable", _folder.File("i.img"))).Field("status"));
        Assert.Contains("pkg:nuget/System.CommandLine@", (await Run(Tool, "sbom", "--tool")).Output, StringComparison.Ordinal);
        Assert.EndsWith("demo: as expected\n", (await Run(Tool, "demo")).Output, StringComparison.Ordinal);
    }

    // Explicit: it packs, and builds a project twice, which takes a minute or more.
    [Fact(Explicit = true)]
    public async Task Template_Installed_MakesAProjectThatBuildsAndIsSigned()
    {
        await Run("dotnet", "pack", Path.Combine(Repository.Root, "host-tools", "Templates", "Templates.csproj"), "-o", _folder.File("packages"), "-v", "q", "-nodeReuse:false", "-p:NuGetAudit=false");
        await Run("dotnet", "new", "install", Assert.Single(Directory.GetFiles(_folder.File("packages"), "SecureBoot.Templates.*.nupkg")));
        string project = _folder.File("Thermometer");
        await Run("dotnet", "new", "secureboot", "-n", "Thermometer", "-o", project);
        Assert.All(s_files, file => Assert.True(File.Exists(Path.Combine(project, file)), file));

        string application = Path.Combine(project, "firmware", "Thermometer");
        CommandResult built = await Build(application);
        Assert.True(built.ExitCode == 0, built.Output);
        string[] body = Array.ConvertAll(s_body, file => Path.Combine(project, "artifacts", "bin", "Thermometer", "debug", file));
        Secureboot.Run(["sign", "--key", Vectors.SigningKey, "--version", "1.0.0", "--security-counter", "auto", "--out", _folder.File("i.img"), .. body]).AssertDone();
        Secureboot.Run("verify", "--key", Vectors.VerifyingKey, "--security-counter", "0", "--loadable", _folder.File("i.img")).AssertDone();

        // Its build refuses what the device does not have, as ours does.
        File.WriteAllText(Path.Combine(application, "Lacking.cs"), "namespace Thermometer;\n\ninternal static class Lacking\n{\n    internal static int Count()\n    {\n        return new System.Collections.Generic.List<int>().Count;\n    }\n}\n");
        CommandResult refused = await Build(application);
        Assert.Contains("error SBD001", refused.Output, StringComparison.Ordinal);
    }

    private async Task<CommandResult> Build(string folder)
    {
        string[] arguments = ["build", Path.Combine(folder, "Thermometer.csproj"), "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:NuGetAudit=false"];
        using SecurebootProcess process = SecurebootProcess.Start("dotnet", arguments, _environment);
        return await process.Finish();
    }

    private async Task InstallTool()
    {
        await Run("dotnet", "pack", Path.Combine(Repository.Root, "host-tools", "Cli", "Cli.csproj"), "--no-build", "-c", Configuration, "-o", _folder.File("packages"), "-v", "q", "-nodeReuse:false");
        await Run("dotnet", "tool", "install", "SecureBoot.Tool", "--tool-path", _folder.File("tools"), "--configfile", _folder.File("nuget.config"));
    }

    private async Task<CommandResult> Run(string program, params string[] arguments)
    {
        using SecurebootProcess process = SecurebootProcess.Start(program, arguments, _environment);
        CommandResult result = await process.Finish();
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result.Output}{result.Talk}");
        return result;
    }
}
