using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>sign --revoke: an image that revokes the trust in another key.</summary>
public sealed class RevokeTests : IDisposable
{
    private const string NoKey = "which is no file, expected a key file, or a key hash of 64 hexadecimal digits";

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Revoke_KeyFileAndHash_AreInTheSignedRange()
    {
        string hash = new('a', 64);
        CommandResult signed = Sign(
            "--security-counter", "2", "--revoke", Vectors.Key("ecdsa-p256-b.pub.pem"), "--revoke", hash).AssertDone();
        Assert.Equal(
            2, signed.Output.Split('\n').Count(line => line.StartsWith("revokes: ", StringComparison.Ordinal)));

        JsonElement report = JsonDocument.Parse(Secureboot.Run("inspect", "--json", Image).AssertDone().OutputBytes)
            .RootElement;
        Assert.Equal(
            [HashOf("ecdsa-p256-b"), hash],
            report.GetProperty("revokes").EnumerateArray().Select(key => key.GetString()));
        JsonElement tlv = Assert.Single(
            report.GetProperty("tlvs").EnumerateArray(), tlv => tlv.GetProperty("name").GetString() == "REVOKED_KEYS");
        Assert.True(tlv.GetProperty("protected").GetBoolean());
        Assert.Contains($"\nrevokes: {hash}\n", Secureboot.Run("inspect", Image).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ImageThatRevokes_CountsTheOtherKeysOnly()
    {
        Sign("--security-counter", "2", "--revoke", Vectors.Key("ecdsa-p256-b.pub.pem")).AssertDone();
        string both = _folder.File("both.img");
        Secureboot.Run("rotate", "--old-key", Vectors.VerifyingKey, "--key", Vectors.Key("rsa-3072-a.pem"), "--out",
            both, Image).AssertDone();
        string[] keys = ["--key", Vectors.VerifyingKey, "--key", Vectors.Key("ecdsa-p256-b.pub.pem")];

        CommandResult verified = Secureboot.Run(["verify", .. keys, Image]).AssertDone();
        Assert.Contains(HashOf("ecdsa-p256-b"), verified.Field("revokes"), StringComparison.Ordinal);
        Assert.Equal("ThresholdNotMet", Secureboot.Run(["verify", .. keys, "--threshold", "2", Image]).Field("status"));
        Assert.Equal(
            "Ok",
            Secureboot.Run([
                "verify", .. keys, "--allow-no-counter", "--key", Vectors.Key("rsa-3072-a.pub.pem"), "--threshold", "2",
                both,
            ]).Field("status"));
    }

    [Fact]
    public void Rotate_KeyThatTheImageRevokes_IsRefused()
    {
        Sign("--security-counter", "2", "--revoke", Vectors.Key("ecdsa-p256-b.pub.pem")).AssertDone();
        Secureboot.Run("rotate", "--old-key", Vectors.VerifyingKey, "--key", Vectors.Key("ecdsa-p256-b.pem"), "--out",
            _folder.File("both.img"), Image)
            .AssertError(exitCode: 1, "a revoked key signed, and too few other keys did")
            .AssertHint("the image revokes a key that signs it: sign with keys that stay");
        Assert.Equal(["app.img"], _folder.Names());
    }

    [Theory]
    [InlineData("found --revoke without --security-counter", "--allow-no-counter", "--revoke", "B")]
    [InlineData("which signs this image", "--security-counter", "2", "--revoke", "A")]
    [InlineData("found a key twice", "--security-counter", "2", "--revoke", "B", "--revoke", "B")]
    [InlineData(NoKey, "--security-counter", "2", "--revoke", "missing.pem")]
    [InlineData(NoKey, "--security-counter", "2", "--revoke", "0123456789abcdef")]
    [InlineData("--revoke: found an empty text", "--security-counter", "2", "--revoke", "")]
    public void Revoke_WrongUse_IsMisuse(string fragment, params string[] options)
    {
        string[] given = Array.ConvertAll(
            options,
            option =>
                option switch { "A" => Vectors.VerifyingKey, "B" => Vectors.Key("ecdsa-p256-b.pub.pem"), _ => option });
        Sign(given).AssertError(exitCode: 2, fragment);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Revoke_NineKeys_IsMisuse()
    {
        string[] nine = [.. Enumerable.Range(1, 9)
            .SelectMany(i => new[] { "--revoke", new string((char)('0' + i), 64) })];
        Sign(["--security-counter", "2", .. nine])
            .AssertError(exitCode: 2, "--revoke: found 9 keys, expected at most 8");
        Sign(["--security-counter", "2", .. nine[2..]]).AssertDone();
    }

    private string Image => _folder.File("app.img");

    private CommandResult Sign(params string[] options)
    {
        return Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, "--version", "2.0.0", .. options, "--out", Image, Vectors.Pe("Blink"),
        ]);
    }

    private static string HashOf(string key)
    {
        return Secureboot.Run("pubkey", "--format", "hash", "--key", Vectors.Key(key + ".pub.pem")).Output
            .TrimEnd('\n');
    }
}
