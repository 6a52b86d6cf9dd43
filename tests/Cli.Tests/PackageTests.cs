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

    private static readonly string[] s_files = ["README.md", "nf.config", ".editorconfig", ".gitignore", "docs/signing.md", "firmware/BootStage/VisualStudio/BootStage.nfproj", "firmware/Thermometer/VisualStudio/Thermometer.nfproj"];
    private static readonly string[] s_body = ["SecureBoot.Sensors.pe", "Thermometer.pe"];

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

    private static string BaseLibrary => Path.Combine(AppContext.BaseDirectory, "corelibrary", "nanoframework.corelibrary.1.17.11.nupkg");

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
        Assert.Equal("Ok", (await Run(Tool, "verify", "--allow-no-counter", "--key", _folder.File("k.pub.pem"), "--loadable", _folder.File("i.img"))).Field("status"));
        Assert.Contains("pkg:nuget/System.CommandLine@", (await Run(Tool, "sbom", "--tool")).Output, StringComparison.Ordinal);
        Assert.EndsWith("demo: as expected\n", (await Run(Tool, "demo")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_Installed_MakesAProjectThatBuildsAndIsSignedAndRefusesWhatTheDeviceLacks()
    {
        await Run("dotnet", "pack", Path.Combine(Repository.Root, "host-tools", "Templates", "Templates.csproj"), "--no-restore", "-c", Configuration, "-o", _folder.File("packages"), "-v", "q", "-nodeReuse:false", "-p:NuGetAudit=false");
        await Run("dotnet", "new", "install", Assert.Single(Directory.GetFiles(_folder.File("packages"), "SecureBoot.Templates.*.nupkg")));
        string project = _folder.File("Thermometer");
        await Run("dotnet", "new", "secureboot", "-n", "Thermometer", "-o", project);
        Assert.All(s_files, file => Assert.True(File.Exists(Path.Combine(project, file)), file));

        // The one package that the build needs.
        File.Copy(BaseLibrary, Path.Combine(_folder.File("packages"), Path.GetFileName(BaseLibrary)));
        string[] build = ["build", Path.Combine(project, "firmware", "Thermometer"), "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false"];
        await Run("dotnet", build);
        string output = Path.Combine(project, "artifacts", "bin", "Thermometer", "debug");
        string[] body = Array.ConvertAll(s_body, file => Path.Combine(output, file));
        Secureboot.Run(["sign", "--key", Vectors.SigningKey, "--version", "1.0.0", "--security-counter", "auto", "--out", _folder.File("i.img"), .. body]).AssertDone();
        Secureboot.Run("verify", "--key", Vectors.VerifyingKey, "--security-counter", "0", "--loadable", _folder.File("i.img")).AssertDone();
        CommandResult run = Secureboot.Run("emulate", "--milliseconds", "2500", body[^1]);
        run.AssertError(1, "ended by TimeLimit: more than 2500 ms of virtual time");
        Assert.Contains("\n2,0,0,0,", run.Output, StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(project, "firmware", "Thermometer", "Grid.cs"), "namespace Thermometer;\n\ninternal static class Grid\n{\n    internal static int[,] Make() => new int[2, 2];\n}\n");
        CommandResult refused = await Start("dotnet", build);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Matches(@"Grid\.cs\(5,\d+\): error SBP013: ", refused.Output);
        Assert.Contains("error SBD010: Thermometer.dll could not be made into Thermometer.pe", refused.Output, StringComparison.Ordinal);
    }

    private async Task InstallTool()
    {
        await Run("dotnet", "pack", Path.Combine(Repository.Root, "host-tools", "Cli", "Cli.csproj"), "--no-build", "-c", Configuration, "-o", _folder.File("packages"), "-v", "q", "-nodeReuse:false");
        await Run("dotnet", "tool", "install", "SecureBoot.Tool", "--tool-path", _folder.File("tools"), "--configfile", _folder.File("nuget.config"));
    }

    private async Task<CommandResult> Run(string program, params string[] arguments)
    {
        CommandResult result = await Start(program, arguments);
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {result.Output}{result.Talk}");
        return result;
    }

    private async Task<CommandResult> Start(string program, params string[] arguments)
    {
        using SecurebootProcess process = SecurebootProcess.Start(program, arguments, _environment);
        return await process.Finish();
    }
}
