using System;
using System.IO;
using System.Linq;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class DemoTests
{
    private static readonly string s_firmware = Path.Combine(Repository.Root, "firmware");

    [Fact]
    public void Demo_BootsTheSignedImageAndRefusesEachOther()
    {
        string output = Secureboot.Run("demo").AssertDone().Output;

        string[] outcome =
        [
            .. output.Split('\n')
                .Where(line => line.StartsWith("booted ", StringComparison.Ordinal)
                    || line.StartsWith("refused ", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            [
                "booted   the signed image: verified, running, 3 readings",
                "refused  tampered, one bit of the body flipped: BodyHashMismatch",
                "refused  truncated, the last byte missing: TruncatedTlvArea",
                "refused  signed by a key that the board does not trust: UnknownKey",
                "refused  older, version 1.1.0+0 with security counter 1: OldSecurityCounter",
            ],
            outcome);
        Assert.EndsWith("demo: as expected\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_TheFirmwaresOwnWordsAreShown()
    {
        string output = Secureboot.Run("demo").Output;

        Assert.Contains("  | boot: verified version 1.2.0+0, security counter 2", output, StringComparison.Ordinal);
        // Five pulses in 1000 or 1001 ms of the device's clock; the application rounds down.
        Assert.Matches(@"\n  \| 3,5,15,(?:300|299),", output);
        Assert.Contains("  | boot: refused: OldSecurityCounter", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Set", "slow")]
    public void Demo_Keep_LeavesWhatTheOtherCommandsReadAndABoardBoots()
    {
        using TempFolder folder = new();
        string kept = folder.File("new/kept");

        CommandResult demo = Secureboot.Run("demo", "--keep", kept, "--firmware", s_firmware).AssertDone();

        Assert.Matches(
            @"\ncompiled: the boot stage with the key [0-9a-f]{64}, by dotnet build, in \d+ s\nkept: ", demo.Output);
        demo.AssertStyle();
        CommandResult verified = Secureboot.Run("verify", "--key", Path.Combine(kept, "release.pub.pem"),
            "--security-counter", "2", "--loadable", Path.Combine(kept, "app.img")).AssertDone();
        Assert.Equal("Ok", verified.Field("status"));
        Assert.Contains(
            "assembly: SensorApp 0.1.0.0, ",
            Secureboot.Run("inspect", Path.Combine(kept, "app.img")).AssertDone().Output,
            StringComparison.Ordinal);

        string[] assemblies = [.. Secureboot.Run("inspect", Path.Combine(kept, "BootStage.bin")).AssertDone().Output
            .Split('\n').Where(line => line.StartsWith("assembly: ", StringComparison.Ordinal))];
        Assert.Equal(13, assemblies.Length);
        Assert.StartsWith("assembly: mscorlib 1.17.11.0, 32536 bytes at 0", assemblies[0], StringComparison.Ordinal);
        Assert.StartsWith("assembly: BootStage 0.1.0.0, ", assemblies[^1], StringComparison.Ordinal);
        AssertBoots(kept, folder);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(kept, "release.pem")));
        }
    }

    // Boots the deployment from Main without changes: the demo's own image boots, and an image of another key does not.
    private static void AssertBoots(string kept, TempFolder folder)
    {
        string deployment = Path.Combine(kept, "BootStage.bin");
        Assert.Contains(
            "boot: verified version 1.2.0+0, security counter 2",
            DeployedBoard.Boot(deployment, Path.Combine(kept, "app.img"), until: "verified version"),
            StringComparison.Ordinal);

        string[] application = SignedBoard.CopyApplication(folder.Path);
        string own = folder.File("own.img");
        Secureboot.Run([
            "sign", "--key", Path.Combine(kept, "release.pem"), "--version", "3", "--security-counter", "2", "--out",
            own, .. application,
        ]).AssertDone();
        Assert.Contains(
            "boot: verified version 3.0.0+0",
            DeployedBoard.Boot(deployment, own, until: "verified version"),
            StringComparison.Ordinal);

        string other = folder.File("other.img");
        Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, "--version", "3", "--security-counter", "2", "--out", other,
            .. application,
        ]).AssertDone();
        string console = DeployedBoard.Boot(deployment, other, until: "refused: ");
        Assert.Contains("boot: refused: UnknownKey", console, StringComparison.Ordinal);
        Assert.DoesNotContain("verified version", console, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_KeepWhereSomethingIs_IsRefusedBeforeTheDemo()
    {
        using TempFolder folder = new();
        string other = folder.Write("app.img", "mine");

        CommandResult refused = Secureboot.Run("demo", "--keep", folder.Path, "--firmware", s_firmware)
            .AssertError(2, "--keep: found the folder ");
        Assert.Equal("", refused.Output);
        Secureboot.Run("demo", "--keep", other, "--firmware", s_firmware)
            .AssertError(2, "--keep: found that the folder ");
        Assert.Equal("mine", File.ReadAllText(other));

        string key = folder.Write("release.pem", "a key");
        Secureboot.Run("demo", "--keep", folder.Path, "--firmware", s_firmware, "--force")
            .AssertError(2, "release.pem: a file of that name exists");
        Assert.Equal("a key", File.ReadAllText(key));
    }

    [Fact]
    public void Demo_KeepWithoutTheFirmwaresSources_IsRefusedBeforeTheDemo()
    {
        using TempFolder folder = new();

        CommandResult refused = Secureboot.Run("demo", "--keep", folder.File("kept"), "--firmware", folder.File("none"))
            .AssertError(2, "expected the boot stage's sources");

        Assert.Equal("", refused.Output);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Demo_KeepOfFirmwareThatDoesNotBuild_LeavesNothing()
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("BootStage"));
        folder.Write("BootStage/BootStage.csproj", "<Project");
        Directory.CreateDirectory(folder.File("kept"));

        Secureboot.Run("demo", "--keep", folder.File("kept"), "--firmware", folder.Path)
            .AssertError(2, "BootStage.csproj: it does not build: ");

        Assert.Empty(Directory.GetFileSystemEntries(folder.File("kept")));
    }
}
