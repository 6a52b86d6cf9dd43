using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot doctor on machines that each lack one thing.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly FlashBench _bench = new();
    private readonly TempFolder _tools = new();

    public void Dispose()
    {
        _bench.Dispose();
        _tools.Dispose();
    }

    [Fact]
    public void Doctor_EverythingIsThere_SaysNothingToFix()
    {
        Build();
        CommandResult result = Doctor();
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.DoesNotContain("fix ", result.Output, StringComparison.Ordinal);
        Assert.Equal("ESP32_REV3, nanoCLR 1.17.0.339", result.Field("board"));
        Assert.Equal("release.pem", result.Field("signing"));
        Assert.Equal(_bench.Port, result.Field("port"));
    }

    [Theory]
    [InlineData(
        "version-old",
        "nanoff",
        "found nanoff 2.5.156, expected 2.5.157 or newer",
        "dotnet tool update --global nanoff")]
    [InlineData(
        "version-other-tool",
        "nanoff",
        "found 'hello world' for its version, expected nanoff",
        "dotnet tool install --global nanoff")]
    [InlineData("report-no-device", "board", "found", "")]
    [InlineData("port-no-permission", "board", "found", "")]
    [InlineData("report-other-target", "board", "found a board with the firmware", "secureboot flash --only firmware")]
    public void Doctor_NanoffThatSaysSo_IsFoundAndFixed(string vector, string name, string fragment, string fix)
    {
        Build();
        _bench.Nanoff.Answer(vector.StartsWith("version", StringComparison.Ordinal) ? "version" : "report", vector);
        Lacks(Doctor(), name, fragment, fix);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u0001\u001b[31mrubbish\u0007\n\n\n")]
    [InlineData("  Target:   \n  CLR Version: \n")]
    [InlineData("  Target:   ESP32_\u001b[2JREV3\n")]
    public void Doctor_BoardThatAnswersRubbish_IsNoBoard(string text)
    {
        Build();
        _bench.Nanoff.Say("report", text);
        CommandResult result = Doctor();
        Lacks(result, "board", "found a board", "");
        Assert.DoesNotContain('\u001b', result.Output + result.Talk);
    }

    [Fact]
    public void Doctor_NoNanoffAndNoPort_SaysWhatInstallsAndThatNobodyAskedTheBoard()
    {
        Build();
        CommandResult result = Secureboot.Run(
            "doctor", "--config", _bench.Config, "--port", _bench.PathOf("none"), "--nanoff", _bench.PathOf("none"));
        Lacks(result, "nanoff", "found no nanoff that can be started", "dotnet tool install --global nanoff");
        Lacks(result, "port", "none is not there", "plug the board in");
        Lacks(result, "board", "not asked", "fix those first");
    }

    [Fact]
    public async Task Doctor_PortWithoutRights_SaysTheGroup()
    {
        Build();
        Open(
            _bench.PathOf("."),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead
                | UnixFileMode.OtherExecute);
        Open(_bench.Port, UnixFileMode.None);
        CommandResult result = await SecurebootProcess.RunUnprivileged(
            "doctor", "--config", _bench.Config, "--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool);
        Lacks(result, "port", "may not be read and written", "usermod -aG dialout");
        Assert.DoesNotContain(_bench.Nanoff.Calls, call => call.Contains("--serialport", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_NoSdkOrAnOldOne_SaysWhereItIs()
    {
        Build();
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        Lacks(
            await Start(new()
            {
                ["PATH"] = "/usr/bin:/bin",
                ["DOTNET_HOST_PATH"] = _tools.File(
                "none"),
                ["DOTNET_ROOT"] = root
            }),
            "sdk",
            "dotnet is not on the path",
            "https://dotnet.microsoft.com/download");
        string old = _tools.WriteProgram("dotnet", "#!/bin/sh\necho '8.0.100 [/usr/share/dotnet/sdk]'\n");
        Lacks(
            await Start(new() { ["DOTNET_HOST_PATH"] = old }),
            "sdk",
            "of .NET 10 or newer: there is 8.0.100",
            "https://dotnet.microsoft.com/download");
        Lacks(
            await Start(new() { ["NUGET_PACKAGES"] = _tools.Path }),
            "packages",
            "no nanoFramework.CoreLibrary",
            "dotnet restore");
    }

    [Fact]
    public void Doctor_NothingBuiltNoKeyNoSign_SaysTheCommandOfEach()
    {
        CommandResult result = Doctor();
        Lacks(result, "signing", "nf.config has no <sign>", "<key file=\"release.pem\" />");
        Lacks(result, "boot stage", "it has not been built", "secureboot build");
        Lacks(result, "image", "app.img", "secureboot build");
        File.Delete(_bench.PathOf("release.pub.pem"));
        Lacks(Doctor(), "keys", "release.pub.pem: no such file", "");
        File.WriteAllText(_bench.Config, "<nf");
        Lacks(Doctor(), "nf.config", "found", "");
    }

    // Makes the files that secureboot build makes.
    private void Build()
    {
        _bench.Configure("</nf>", "<sign><key file=\"release.pem\" /></sign></nf>");
        Directory.CreateDirectory(_bench.PathOf("artifacts/bin/BootStage"));
        Directory.CreateSymbolicLink(
            _bench.PathOf("artifacts/bin/BootStage/release"), Path.Combine(AppContext.BaseDirectory, "firmware"));
        File.Copy(_bench.Image, _bench.PathOf("artifacts/app.img"));
    }

    private CommandResult Doctor() =>
        Secureboot.Run("doctor", "--config", _bench.Config, "--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool);

    private async Task<CommandResult> Start(Dictionary<string, string> environment)
    {
        using SecurebootProcess process = SecurebootProcess.Start(
            SecurebootProcess.Executable,
            ["doctor", "--config", _bench.Config, "--port", _bench.Port, "--nanoff", _bench.Nanoff.Tool],
            environment);
        return await process.Finish();
    }

    private static void Lacks(CommandResult result, string name, string fragment, string fix)
    {
        Assert.Equal(1, result.ExitCode);
        string lack = result.Field(name);
        Assert.StartsWith("missing: ", lack, StringComparison.Ordinal);
        Assert.Contains(fragment, lack, StringComparison.Ordinal);
        Assert.Contains(fix, result.Field("fix " + name), StringComparison.Ordinal);
        Assert.True(result.Field("fix " + name).Length > 0, lack);
    }

    private static void Open(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
