using System;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The change from one key to the next, with images that both keys have signed.</summary>
public sealed class RotateTests : IDisposable
{
    private static readonly string s_oldKey = Vectors.VerifyingKey;
    private static readonly string s_newKey = Vectors.Key("ecdsa-p256-b.pem");

    private readonly SigningFolder _folder = new();
    private readonly string _old;

    public RotateTests()
    {
        _folder.RunSign("--key", Vectors.SigningKey).AssertDone();
        _old = _folder.Image;
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Rotate_ImageOfTheOldKey_BootsWithEitherKey()
    {
        Rotate(_old, "--old-key", s_oldKey, "--key", s_newKey).AssertDone();

        Assert.Equal("Ok", SigningFolder.Verify(Rotated, 1, "ecdsa-p256-a"));
        Assert.Equal("Ok", SigningFolder.Verify(Rotated, 1, "ecdsa-p256-b"));
        Assert.Equal("Ok", SigningFolder.Verify(Rotated, 2, "ecdsa-p256-a", "ecdsa-p256-b"));
        Assert.Equal("UnknownKey", SigningFolder.Verify(_old, 1, "ecdsa-p256-b"));
    }

    [Fact]
    public void Rotate_WithASignerThatHoldsTheNewKey_Works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        string signature = _folder.Write("new.sig", SigningFolder.Sign("ecdsa-p256-b.pem", _folder.Digest));
        Rotate(_old, "--old-key", s_oldKey, "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), "--signer",
            $"sh -c 'cp $2 $1' {{digest}} {{signature}} {signature}").AssertDone();
        Assert.Equal("Ok", SigningFolder.Verify(Rotated, 2, "ecdsa-p256-a", "ecdsa-p256-b"));
    }

    [Fact]
    public void Rotate_ImageThatAnOldKeyDidNotSign_IsRefused()
    {
        Rotate(_old, "--old-key", Vectors.Key("rsa-3072-a.pub.pem"), "--key", s_newKey)
            .AssertError(exitCode: 1, "no signature is by a trusted key");
        CommandResult second = Rotate(
            _old, "--old-key", s_oldKey, "--old-key", Vectors.Key("rsa-3072-a.pub.pem"), "--key", s_newKey);
        second.AssertError(exitCode: 1, "rsa-3072-a.pub.pem: found no good signature of the image by this key, ");
        Assert.Contains("secureboot inspect shows the keys that claim", second.Talk, StringComparison.Ordinal);
        Rotate(_folder.UnsignedImage, "--old-key", s_oldKey, "--key", s_newKey)
            .AssertError(exitCode: 1, "the image is not signed");
        Rotate(Vectors.Pe("Blink"), "--old-key", s_oldKey, "--key", s_newKey)
            .AssertError(exitCode: 1, "found no image to sign");
        Assert.False(System.IO.File.Exists(Rotated));
    }

    [Theory]
    [InlineData("ecdsa-p256", "", "ecdsa-p384", "SHA-256")]
    [InlineData("ecdsa-p384", "", "ecdsa-p256", "SHA-384")]
    [InlineData("ecdsa-p384", "", "rsa-2048", "SHA-384")]
    [InlineData("ed25519", "--pure", "ecdsa-p256", "SHA-512 and pure signatures")]
    [InlineData("ed25519", "--sha=512", "ecdsa-p256", "SHA-512")]
    public void Rotate_KeyThatDoesNotSignTheImagesForm_IsRefusedAsAttachRefusesIt(
        string first, string form, string next, string expected)
    {
        string old = _folder.File("old.pem");
        string key = _folder.File("next.pem");
        string image = _folder.File("first.img");
        Secureboot.Run("keygen", "--type", first, "--out", old).AssertDone();
        Secureboot.Run("keygen", "--type", next, "--out", key).AssertDone();
        Secureboot.Run([
            "sign", "--key", old, "--version", "1", "--security-counter", "1", "--out", image,
            .. form.Split(' ', StringSplitOptions.RemoveEmptyEntries), Vectors.Pe("Blink"),
        ]).AssertDone();

        string refusal = $"found a key of the type {next}, expected one that signs an image with {expected}";
        Rotate(image, "--old-key", old, "--key", key).AssertError(exitCode: 2, refusal);
        Secureboot.Run(
            "attach", "--signature", image, "--key", key, "--out", Rotated, image).AssertError(exitCode: 2, refusal);
        Assert.False(System.IO.File.Exists(Rotated));
    }

    [Fact]
    public void Rotate_WrongKeysAndFiles_AreMisuse()
    {
        Rotate(_old, "--old-key", s_oldKey, "--key", Vectors.SigningKey)
            .AssertError(exitCode: 2, "found a signature by the key");
        Rotate(_old, "--old-key", s_oldKey, "--old-key", Vectors.SigningKey, "--key", s_newKey)
            .AssertError(exitCode: 2, "twice, expected different keys");
        Rotate(_old, "--old-key", s_oldKey, "--key", Vectors.Key("ecdsa-p256-b.pub.pem"))
            .AssertError(exitCode: 2, "found a public key, expected a private key");
        Rotate(_old, "--old-key", s_oldKey, "--key", s_newKey, "--deterministic", "--signer", "x {digest} {signature}")
            .AssertError(exitCode: 2, "found --deterministic with --signer");
        Rotate(_folder.File("missing"), "--old-key", s_oldKey, "--key", s_newKey)
            .AssertError(exitCode: 2, "no such file");
        Secureboot.Run("rotate", "--old-key", s_oldKey, "--key", s_newKey, "--out", _old, _old)
            .AssertError(exitCode: 2, "a file of that name exists");
        Secureboot.Run("rotate", "--key", s_newKey, "--out", Rotated, _old)
            .AssertError(exitCode: 2, "option '--old-key' is required");
        Assert.False(System.IO.File.Exists(Rotated));
    }

    private string Rotated => _folder.File("both.img");

    private CommandResult Rotate(string image, params string[] options)
    {
        return Secureboot.Run(["rotate", .. options, "--out", Rotated, image]);
    }
}
