using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public void Demo_BootsTheSignedImageAndRefusesEachOther()
    {
        string output = Secureboot.Run("demo").AssertDone().Output;

        string[] outcome = [.. output.Split('\n').Where(line => line.StartsWith("booted ", StringComparison.Ordinal) || line.StartsWith("refused ", StringComparison.Ordinal))];
        Assert.Equal(
            [
                "booted   the signed image: verified, running, 3 readings",
                "refused  tampered, one bit of the body flipped: DigestMismatch",
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
        // Five pulses in 1000 or 1001 ms of the device's clock, rounded down.
        Assert.Matches(@"\n  \| 3,5,15,(?:300|299),", output);
        Assert.Contains("  | boot: refused: OldSecurityCounter", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_Keep_LeavesWhatTheOtherCommandsRead()
    {
        using TempFolder folder = new();
        string kept = folder.File("new/kept");

        CommandResult demo = Secureboot.Run("demo", "--keep", kept).AssertDone();

        Assert.Contains("warning: the boot stage in BootStage.bin trusts the keys that it was built with", demo.Talk, StringComparison.Ordinal);
        demo.AssertStyle();
        CommandResult verified = Secureboot.Run("verify", "--key", Path.Combine(kept, "release.pub.pem"), "--security-counter", "2", "--loadable", Path.Combine(kept, "app.img")).AssertDone();
        Assert.Equal("Ok", verified.Field("status"));
        Assert.Contains("assembly: SensorApp 0.1.0.0, ", Secureboot.Run("inspect", Path.Combine(kept, "app.img")).AssertDone().Output, StringComparison.Ordinal);

        string[] assemblies = [.. Secureboot.Run("inspect", Path.Combine(kept, "BootStage.bin")).AssertDone().Output.Split('\n').Where(line => line.StartsWith("assembly: ", StringComparison.Ordinal))];
        Assert.Equal(12, assemblies.Length);
        Assert.StartsWith("assembly: mscorlib 1.17.11.0, 32536 bytes at 0", assemblies[0], StringComparison.Ordinal);
        Assert.StartsWith("assembly: BootStage 0.1.0.0, ", assemblies[^1], StringComparison.Ordinal);

        Secureboot.Run("sign", "--key", Path.Combine(kept, "release.pem"), "--allow-no-counter", "--version", "2", "--out", folder.File("next.img"), Vectors.Pe("Blink")).AssertDone();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(kept, "release.pem")));
        }
    }

    [Fact]
    public void Demo_KeepWhereSomethingIs_IsRefusedBeforeTheDemo()
    {
        using TempFolder folder = new();
        string other = folder.Write("app.img", "mine");

        CommandResult refused = Secureboot.Run("demo", "--keep", folder.Path).AssertError(2, "--keep: found the folder ");
        Assert.Equal("", refused.Output);
        Secureboot.Run("demo", "--keep", other).AssertError(2, "--keep: found that the folder ");
        Assert.Equal("mine", File.ReadAllText(other));

        Secureboot.Run("demo", "--keep", folder.Path, "--force").AssertDone();
        Assert.Equal(["BootStage.bin", "app.img", "release.pem", "release.pub.pem"], folder.Names());
        string key = File.ReadAllText(folder.File("release.pem"));
        Secureboot.Run("demo", "--keep", folder.Path, "--force").AssertError(2, "release.pem: a file of that name exists");
        Assert.Equal(key, File.ReadAllText(folder.File("release.pem")));
    }
}
