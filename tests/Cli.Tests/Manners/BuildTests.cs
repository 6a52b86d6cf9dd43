using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot build with a stand-in for dotnet whose build is done. PackageTests build a project from the
/// template.</summary>
public sealed class BuildTests : IDisposable
{
    private const string Sign = """<sign project="App"><key file="release.pem" /></sign>""";

    private readonly BoardFolder _board = new();
    private readonly TempFolder _tools = new();

    public BuildTests()
    {
        Directory.CreateDirectory(_board.File("App"));
        File.WriteAllText(_board.File("App/App.csproj"), "");
        File.WriteAllText(_board.File("firmware/BootStage/BootStage.csproj"), "");
        WriteDotnet("1.2.0");
    }

    private void WriteDotnet(string version)
    {
        _tools.WriteProgram("dotnet", $$"""
            #!/bin/sh
            echo "$*" >> '{{_tools.Path}}/calls'
            case "$*" in
                *broken*) echo 'broken.cs(1,1): error CS1002: ; expected'; exit 1 ;;
                *plain*-getProperty:*) path='{{_tools.Path}}/plain.dll' ;;
                *"-getProperty:"*BootStage*|*BootStage*"-getProperty:"*) path='{{BootStage}}/BootStage.dll' ;;
                *) path='{{BootStage}}/SensorApp.dll' ;;
            esac
            echo "{ \"Properties\": { \"TargetPath\": \"$path\", \"Version\": \"{{version}}\" } }"

            """);
    }

    // The .pe files of the boot stage and of SensorApp.
    private static string BootStage => Path.Combine(AppContext.BaseDirectory, "firmware");

    public void Dispose()
    {
        _board.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public async Task Build_ThenFlash_TakesWhatWasBuilt()
    {
        Configure(Sign);
        CommandResult built = await Build();
        Assert.True(built.ExitCode == 0, built.Talk);
        Assert.Equal("1.2.0+0", built.Field("version"));
        Assert.Equal("16908288", built.Field("security counter"));

        string image = _board.File("artifacts/app.img");
        Assert.Equal(
            "Ok",
            Secureboot.Run("verify", "--config", _board.Config, "--key", _board.File("release.pub.pem"), "--boot",
                BootStage, image).Field("status"));
        CommandResult flash = Secureboot.Run("flash", "--config", _board.Config, "--boot", BootStage, "--dry-run");
        Assert.StartsWith(image + ", ", flash.Field("image"), StringComparison.Ordinal);
        string[] calls = File.ReadAllLines(_tools.File("calls"));
        Assert.All(calls, call => Assert.Contains("-p:Configuration=Release", call, StringComparison.Ordinal));
        Assert.Equal(4, calls.Length);
    }

    [Fact]
    public async Task Build_WithANumber_HasThatCounterAndReplacesTheOlderImage()
    {
        Configure("""<sign project="App" securityCounter="9"><key file="release.pem" /></sign>""");
        Assert.Equal("9", (await Build()).Field("security counter"));
        Assert.Equal("9", (await Build("--packages")).Field("security counter"));
        Assert.Contains(
            "-p:NanoFrameworkPackages=true", File.ReadAllText(_tools.File("calls")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_WithoutItsPrivateKey_NamesTheCommandsThatMakeOne()
    {
        Configure(Sign);
        string key = _board.File("release.pem");
        File.Delete(key);
        CommandResult result = (await Build())
            .AssertError(2, $"{key}: no such file, and <sign> in {_board.Config} names it");
        Assert.EndsWith(
            $"secureboot keygen --out {key}; secureboot pubkey --key {key} --out {_board.File("release.pub.pem")} "
                + "--force; secureboot provision\n",
            result.Talk,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2, "found no <sign>, expected one")]
    [InlineData("<sign />", 2, "found <sign> without a key")]
    [InlineData(
        """<sign securityCounter="many"><key file="release.pem" /></sign>""", 2, "found 'many', expected a number")]
    [InlineData(
        """<sign project="App" securityCounter="2"><key file="release.pem" /></sign>""",
        1,
        "found 2, expected at least 3")]
    [InlineData(
        """<sign project="App"><key file="other.pem" /></sign>""",
        1,
        "found 0 keys in <sign> that <keys> trusts, expected 1")]
    [InlineData("""<sign project="App"><key file="missing.pem" /></sign>""", 2, "missing.pem: no such file")]
    [InlineData("""<sign project="none"><key file="release.pem" /></sign>""", 2, "none: found no project")]
    [InlineData("""<sign project="two"><key file="release.pem" /></sign>""", 2, "two: found 2 projects, expected one")]
    [InlineData(
        """<sign project="empty"><key file="release.pem" /></sign>""", 2, "empty: found 0 projects, expected one")]
    [InlineData(
        """<sign project="plain.csproj"><key file="release.pem" /></sign>""",
        2,
        "plain.csproj: found a project whose build leaves no .pe, expected one for the device")]
    [InlineData(
        """<sign project="broken.csproj"><key file="release.pem" /></sign>""",
        2,
        "broken.csproj: found a project that does not build")]
    public async Task Build_ThatCannotBe_SaysWhyAndWritesNothing(string sign, int exitCode, string fragment)
    {
        Secureboot.Run("keygen", "--out", _board.File("other.pem")).AssertDone();
        Directory.CreateDirectory(_board.File("two"));
        Directory.CreateDirectory(_board.File("empty"));
        foreach (string name in new[] { "broken.csproj", "plain.csproj", "two/One.csproj", "two/Two.csproj" })
        {
            File.WriteAllText(_board.File(name), "");
        }

        Configure(sign);
        (await Build()).AssertError(exitCode, fragment);
        Assert.False(File.Exists(_board.File("artifacts/app.img")));
    }

    [Fact]
    public async Task Build_ProjectWithErrors_ShowsThem()
    {
        File.WriteAllText(_board.File("broken.csproj"), "");
        Configure("""<sign project="broken.csproj"><key file="release.pem" /></sign>""");
        Assert.Contains(
            "secureboot: hint: broken.cs(1,1): error CS1002: ; expected\n",
            (await Build()).Talk,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_NoSdk_SaysWhereItIs()
    {
        Configure(Sign);
        File.Delete(_tools.File("dotnet"));
        CommandResult result = (await Build()).AssertError(2, "found no dotnet, expected the .NET SDK");
        Assert.Contains("https://dotnet.microsoft.com", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_OutputThatIsNoImage_KeepsTheFile()
    {
        Configure(Sign);
        string before = File.ReadAllText(_board.Config);
        (await Build("--out", _board.Config)).AssertError(2, "--out: found a file that is no image: ");
        Assert.Equal(before, File.ReadAllText(_board.Config));

        string image = _board.File("other.img");
        Assert.Equal(0, (await Build("--out", image)).ExitCode);
        Assert.Equal(0, (await Build("--out", image)).ExitCode);
    }

    [Theory]
    [InlineData("1.2.0-beta1")]
    [InlineData("1.2.0.7")]
    public async Task Build_VersionThatAnImageCannotHave_IsMisuse(string version)
    {
        WriteDotnet(version);
        Configure(Sign);
        CommandResult result = (await Build()).AssertError(2, $"found the project's version '{version}', expected ");
        Assert.Contains("hint: change <Version> in the project", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_VersionWithABuildNumber_KeepsTheNumber()
    {
        WriteDotnet("1.2.0+4");
        Configure(Sign);
        Assert.Equal("1.2.0+4", (await Build()).Field("version"));
    }

    [Fact]
    public void Build_NoConfig_SaysWhatMakesOne()
    {
        using TempFolder folder = new();
        CommandResult result = Secureboot.Run("build", folder.Path)
            .AssertError(2, "found no nf.config in the project's folder or above it");
        Assert.Contains("hint: dotnet new secureboot makes a project with one", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_KeyInAToken_SignsByIt()
    {
        using SoftHsm hsm = await SoftHsm.Create();
        File.Copy(hsm.PublicKey, _board.File("release.pub.pem"), overwrite: true);
        File.WriteAllText(_board.File("pin.txt"), "648219\n");
        string key = $"pkcs11:token=release;object=release?module-path={hsm.Module}";
        Configure($"""<sign project="App"><key file="{key}" passwordFile="pin.txt" /></sign>""");
        CommandResult built = await Build(hsm.Environment);
        Assert.True(built.ExitCode == 0, built.Talk);
        Secureboot.Run("verify", "--config", _board.Config, "--key", hsm.PublicKey, "--boot", BootStage,
            _board.File("artifacts/app.img")).AssertDone();

        Configure($"""<sign project="App"><key file="{key}" /></sign>""");
        CommandResult asked = (await Build(hsm.Environment))
            .AssertError(2, "found no PIN for the token release, and no terminal to ask");
        Assert.Contains(
            "hint: give the file that holds it: passwordFile=\"FILE\" beside it in <sign>",
            asked.Talk,
            StringComparison.Ordinal);

        // The build reads the token's public key, in <keys>, while the token's private key is open.
        _board.Configure(
            BoardFolder.Good.Replace("release.pub.pem", key, StringComparison.Ordinal)
                .Replace(
                    "</nf>",
                    $"""<sign project="App"><key file="{key}" passwordFile="pin.txt" /></sign></nf>""",
                    StringComparison.Ordinal));
        Assert.Equal(0, (await Build(hsm.Environment)).ExitCode);
    }

    [Fact]
    public void Flash_NothingWasBuilt_SaysWhatBuilds()
    {
        CommandResult result = Secureboot.Run("flash", "--config", _board.Config, "--only", "app")
            .AssertError(2, "found no --app, expected one for the step app, or what secureboot build leaves: ");
        Assert.Contains("hint: secureboot build; or give --app", result.Talk, StringComparison.Ordinal);
    }

    private void Configure(string sign)
    {
        _board.Configure(BoardFolder.Good.Replace("</nf>", sign + "</nf>", StringComparison.Ordinal));
    }

    private Task<CommandResult> Build(params string[] options) => Build([], options);

    private async Task<CommandResult> Build(Dictionary<string, string> more, params string[] options)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Dictionary<string, string> environment = new(more) { ["DOTNET_HOST_PATH"] = _tools.File("dotnet") };
        using SecurebootProcess process = SecurebootProcess.Start(
            SecurebootProcess.Executable, ["build", "--config", _board.Config, .. options], environment);
        return await process.Finish();
    }
}
