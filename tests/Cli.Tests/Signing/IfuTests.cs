using System;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Images for nanoFramework's in-field update, for which imgtool has no options.</summary>
public sealed class IfuTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Sign_Deployment_InspectShowsDependencyAndTrailer()
    {
        Sign("--dependency", "0,1.5.0", "--slot-size", "65536", "--confirm").AssertDone();
        string report = Secureboot.Run("inspect", _folder.File("d.bin")).AssertDone().Output;
        Assert.Contains("image 0, slot 0, version 1.5.0+0 or later", report, StringComparison.Ordinal);
        Assert.Contains("trailer: of MCUboot", report, StringComparison.Ordinal);
        Assert.Contains("image ok: set", report, StringComparison.Ordinal);
        Assert.Contains("header size: 512", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pad", "found --pad without --slot-size, expected both")]
    [InlineData("--confirm", "found --confirm without --slot-size, expected both")]
    [InlineData("--align 4", "found --align without --slot-size, expected both")]
    [InlineData("--max-sectors 4", "found --max-sectors without --slot-size, expected both")]
    [InlineData("--hex-addr 4096", "found --hex-addr without an IMAGE named .hex, expected both")]
    [InlineData("--digest-out x", "found --digest-out with --format ifu, expected none")]
    [InlineData("--revoke x", "found --revoke with --format ifu, expected none")]
    [InlineData("--native-hash", "found --native-hash with --format ifu, expected none")]
    [InlineData("--boot x", "found --boot with --format ifu, expected none")]
    [InlineData("--config x", "found --config with --format ifu, expected none")]
    [InlineData("--no-config", "found --no-config with --format ifu, expected none")]
    [InlineData("--allow-no-counter", "found --allow-no-counter with --format ifu, expected none")]
    [InlineData("--slot-size 1200 --pad", "expected at most 1200 together")]
    [InlineData("--slot-size 65536 --align 3", "expected 1, 2, 4, 8, 16 or 32")]
    [InlineData("--slot-size 65536 --align 64", "--align: found '64'")]
    [InlineData("--dependency 0", "expected IMAGE,VERSION")]
    [InlineData("--dependency 256,1.0", "expected IMAGE,VERSION")]
    [InlineData("--dependency 0,1.x", "expected IMAGE,VERSION")]
    [InlineData("--product example.com/a", "found --product with --format ifu, expected none")]
    public void Sign_WrongOptions_AreMisuse(string options, string reason)
    {
        Sign(options.Split(' ')).AssertError(exitCode: 2, reason);
        Assert.Equal(["body.bin"], _folder.Names());
    }

    [Fact]
    public void Sign_OptionsWithoutTheFormat_AreMisuse()
    {
        foreach (string option in new[]
        {
            "--pad", "--confirm", "--align=4", "--dependency=0,1", "--hex-addr=0", "--max-sectors=9",
        })
        {
            string name = option.Split('=')[0];
            Secureboot.Run("sign", option, "--key", Vectors.SigningKey, "--version", "1", "--security-counter", "1",
                "--out", _folder.File("x"), Vectors.Pe("Blink")).AssertError(
                    exitCode: 2, $"found {name} without --format ifu, expected both");
        }

        Secureboot.Run(
            "sign", "--format", "uf2", "--key", Vectors.SigningKey, "--version", "1", "--out", _folder.File("x"),
            Vectors.Pe("Blink")).AssertError(exitCode: 2, "--format: found 'uf2', expected secureboot or ifu");
    }

    [Fact]
    public void Sign_HexWithoutAnAddress_IsMisuse()
    {
        Sign("d.hex", []).AssertError(exitCode: 2, "found no --hex-addr");
        _folder.Write("body.hex", ":0100000001FE\n:00000001FF\n");
        Secureboot.Run(
            "sign", "--format", "ifu", "--key", Vectors.SigningKey, "--version", "1", "--out", _folder.File("x.hex"),
            _folder.File("body.hex")).AssertError(exitCode: 2, "expected room for the header of 512 bytes before it");
    }

    private CommandResult Sign(params string[] options) => Sign("d.bin", options);

    private CommandResult Sign(string name, string[] options)
    {
        string body = _folder.Write("body.bin", new byte[1000]);
        return Secureboot.Run([
            "sign", "--format", "ifu", "--key", Vectors.SigningKey, "--version", "1.2.3", .. options, "--out",
            _folder.File(name), body,
        ]);
    }
}
