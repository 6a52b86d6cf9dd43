using System;
using System.IO;
using System.Threading.Tasks;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>sign and verify judge an image by the board that nf.config describes and by the deployment.</summary>
public sealed class BoardJudgementTests : IDisposable
{
    private readonly BoardFolder _board = new();

    public void Dispose()
    {
        _board.Dispose();
    }

    private string Image => _board.File("app.img");

    [Fact]
    public async Task Verify_BelowAnNfConfig_JudgesByItAndNamesIt()
    {
        Sign("--no-config").AssertDone();
        string folder = Directory.CreateDirectory(_board.File("a/b")).FullName;

        CommandResult result = await Shell(
            $"cd {folder} && exec \"$0\" verify --key {_board.File("release.pub.pem")} {Image}");
        Assert.Equal(_board.Config, result.AssertDone().Field("judged by"));

        // verify without the option never takes the nf.config beside the image.
        Assert.DoesNotContain("judged by", Verify().AssertDone().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("98304", "4096", "TooLarge")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"8\"", "OldSecurityCounter")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" product=\"example.com/thermostat\"", "WrongProduct")]
    public void Verify_ImageThatTheBoardRefuses_IsRefused(string old, string text, string status)
    {
        string body = _board.File("large.pe");
        File.WriteAllBytes(body, DevicePe.Fill(Vectors.PeBytes("Blink"), 5000));
        Sign(body, "--no-config").AssertDone();
        Verify("--config", _board.Config).AssertDone();

        _board.Configure(BoardFolder.Good.Replace(old, text, StringComparison.Ordinal));
        CommandResult result = Verify("--config", _board.Config);
        Assert.Equal((1, status), (result.ExitCode, result.Field("status")));
        Verify("--no-config").AssertDone();
    }

    [Theory]
    [InlineData("98304", "4096", "expected at most 4096, the maxImageSize of the board")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"8\"", "--security-counter: found 7, expected at least 8")]
    [InlineData(
        "securityCounter=\"3\"",
        "securityCounter=\"3\" product=\"example.com/thermostat\"",
        "--product: found none, expected ")]
    public void Sign_ImageThatTheBoardRefuses_IsRefused(string old, string text, string reason)
    {
        string body = _board.File("large.pe");
        File.WriteAllBytes(body, DevicePe.Fill(Vectors.PeBytes("Blink"), 5000));
        _board.Configure(BoardFolder.Good.Replace(old, text, StringComparison.Ordinal));

        Sign(body, "--config", _board.Config).AssertError(exitCode: 1, reason);
        Assert.False(File.Exists(Image));
    }

    [Fact]
    public void SignAndVerify_ProductOfTheBoard_IsTaken()
    {
        _board.Configure(
            BoardFolder.Good.Replace(
                "securityCounter=\"3\"",
                "securityCounter=\"3\" product=\"example.com/thermostat\"",
                StringComparison.Ordinal));
        Sign("--config", _board.Config, "--product", "example.com/thermostat").AssertDone();
        Verify("--config", _board.Config).AssertDone();
    }

    [Fact]
    public void Verify_ImageWithoutACounter_IsRefusedUnlessAllowed()
    {
        Secureboot.Run("sign", "--key", _board.File("release.pem"), "--version", "1", "--allow-no-counter", "--out",
            Image, Vectors.Pe("Blink")).AssertDone();

        CommandResult refused = Verify();
        Assert.Equal((1, "MissingSecurityCounter"), (refused.ExitCode, refused.Field("status")));
        Assert.Equal(
            "none: the boot stage refuses the image",
            Verify("--allow-no-counter").AssertDone().Field("security counter"));
        Verify("--allow-no-counter", "--security-counter", "1")
            .AssertError(exitCode: 2, "found --security-counter and --allow-no-counter");
    }

    [Fact]
    public void ConfigAndNoConfig_AreMisuse()
    {
        Verify("--config", _board.Config, "--no-config").AssertError(exitCode: 2, "found --config and --no-config");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "Blink needs mscorlib 0.0.0.0, and there is 1.0.0.0")]
    [InlineData(-1, "Blink needs mscorlib, which is neither in the image nor in the deployment")]
    public void SignAndVerify_Deployment_ResolvesReferencesAsTheRuntimeDoes(int version, string? problem)
    {
        byte[] library = version < 0 ? DevicePe.Make("SecureBoot") : DevicePe.Make("mscorlib", major: version);
        string deployment = _board.File("BootStage.bin");
        File.WriteAllBytes(deployment, [.. library, .. DevicePe.Make("BootStage")]);

        CommandResult signed = Sign("--boot", deployment);
        Sign("--no-config");
        string body = Verify("--boot", deployment).AssertDone().Field("body");
        Assert.Equal(problem is null ? "loadable" : "not loadable: " + problem, body);
        Assert.Equal(problem is null ? 0 : 1, Verify("--boot", deployment, "--loadable").ExitCode);
        if (problem is null)
        {
            Assert.Equal(deployment, signed.AssertDone().Field("deployment"));
        }
        else
        {
            signed.AssertError(exitCode: 1, problem);
        }
    }

    // An assembly with strings that are not valid UTF-8, from an attacker with a signing key. Earlier versions gave two
    // different verdicts.
    [Fact]
    public void DamagedBody_IsJudgedTheSameByEveryCommand()
    {
        string image = TestSupport.Repository.Vectors("image", "damaged-strings.img");
        const string Judgement = "not loadable: the assembly at byte 0 is damaged: the string table is not valid UTF-8";
        Assert.Equal(Judgement, Secureboot.Run("inspect", image).AssertDone().Field("body"));
        CommandResult verified = Secureboot.Run(
            "verify", "--allow-no-counter", "--loadable", "--key", Vectors.VerifyingKey, image);
        Assert.Equal((1, Judgement), (verified.ExitCode, verified.Field("body")));

        byte[] content = File.ReadAllBytes(image);
        File.WriteAllBytes(_board.File("damaged.pe"), content[32..(32 + 784)]);
        Sign(_board.File("damaged.pe")).AssertError(exitCode: 1, "is damaged: the string table is not valid UTF-8");
    }

    private CommandResult Sign(params string[] options)
    {
        string[] body = options is [[not '-', ..], ..] ? [] : [Vectors.Pe("Blink")];
        return Secureboot.Run([
            "sign", "--key", _board.File("release.pem"), "--version", "1.2.3", "--security-counter", "7", "--force",
            "--out", Image, .. options, .. body,
        ]);
    }

    private CommandResult Verify(params string[] options)
    {
        return Secureboot.Run(["verify", "--key", _board.File("release.pub.pem"), .. options, Image]);
    }

    private static async Task<CommandResult> Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        using SecurebootProcess process = SecurebootProcess.Start(
            "/bin/sh", ["-c", script, SecurebootProcess.Executable], environment: null);
        return await process.Finish();
    }
}
