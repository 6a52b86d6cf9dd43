using System;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Keys of each kind, through each command that takes a key.</summary>
public sealed class KeyTypeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ecdsa-p256", "auto", false)]
    [InlineData("ecdsa-p384", "auto", true)]
    [InlineData("ed25519", "256", true)]
    [InlineData("ed25519", "512", true)]
    [InlineData("ed25519", "pure", true)]
    [InlineData("rsa-2048", "auto", true)]
    [InlineData("rsa-3072", "256", true)]
    public void EveryCommand_KeyOfAType_TakesIt(string type, string digest, bool isHostOnly)
    {
        string[] options = digest == "pure" ? ["--pure"] : ["--sha", digest];
        foreach (string name in new[] { "old", "new" })
        {
            Secureboot.Run("keygen", "--type", type, "--out", File($"{name}.pem")).AssertDone();
            Secureboot.Run("pubkey", "--key", File($"{name}.pem"), "--out", File($"{name}.pub.pem")).AssertDone();
        }

        string[] inputs = ["--version", "1.2.3", "--security-counter", "7", Vectors.Pe("Blink")];
        Secureboot.Run(["sign", "--key", File("old.pem"), .. options, .. inputs, "--out", File("app.img")])
            .AssertDone();
        Assert.Equal(
            isHostOnly,
            Verify("app.img", "old").Talk.Contains("the boot stage refuses the image", StringComparison.Ordinal));
        Assert.Equal(1, Verify("app.img", "new").ExitCode);
        Assert.Contains(
            "is the one in the image",
            Secureboot.Run("inspect", File("app.img")).AssertDone().Output,
            StringComparison.Ordinal);

        Secureboot.Run("rotate", "--old-key", File("old.pub.pem"), "--key", File("new.pem"), "--out", File("both.img"),
            File("app.img")).AssertDone();
        Assert.Equal(0, Verify("both.img", "old", "new").ExitCode);

        // Two steps: another tool signs the digest, or the signed range.
        Secureboot.Run([
            "sign", "--key", File("new.pub.pem"), .. options, .. inputs, "--digest-out", File("message"), "--out",
            File("app.unsigned"),
        ]).AssertDone();
        using (Signer.Keys.PrivateKey key = Signer.Keys.KeyFile.LoadPrivate(File("new.pem"), []))
        {
            _folder.Write("signature", key.Sign(System.IO.File.ReadAllBytes(File("message"))));
        }

        Secureboot.Run("attach", "--signature", File("signature"), "--key", File("new.pub.pem"), "--out",
            File("attached.img"), File("app.unsigned")).AssertDone();
        Assert.Equal(0, Verify("attached.img", "new").ExitCode);
    }

    [Fact]
    public void Sign_DeterministicP384AndEd25519_GiveTheSameBytes()
    {
        foreach (string key in new[] { "ecdsa-p384-a.pem", "ed25519-a.pem" })
        {
            foreach (string name in new[] { "first", "second" })
            {
                Secureboot.Run("sign", "--deterministic", "--key", Vectors.Key(key), "--version", "1.2.3",
                    "--security-counter", "7", "--out", File($"{key}.{name}"), Vectors.Pe("Blink")).AssertDone();
            }

            Assert.Equal(
                System.IO.File.ReadAllBytes(File($"{key}.first")), System.IO.File.ReadAllBytes(File($"{key}.second")));
        }
    }

    [Fact]
    public void Sign_DigestThatTheKeysDoNotSign_IsMisuse()
    {
        Refuse(
            "found a key of the type ecdsa-p256, expected ed25519 for a pure signature",
            "--key",
            Vectors.SigningKey,
            "--pure");
        Refuse("found a key of the type ecdsa-p256, expected one that signs SHA-512", "--key", Vectors.SigningKey,
            "--sha", "512");
        Refuse("found keys of the types ecdsa-p256 and ecdsa-p384, expected types that sign one digest", "--key",
            Vectors.SigningKey, "--key", Vectors.Key("ecdsa-p384-a.pem"));
        Refuse("--sha: found '1', expected auto, 256, 384 or 512", "--key", Vectors.SigningKey, "--sha", "1");
        Refuse("found --sha and --pure, expected one of them", "--key", Vectors.Key("ed25519-a.pem"), "--sha", "512",
            "--pure");
    }

    [Theory]
    [InlineData("ecdsa-p384-a.pub.pem")]
    [InlineData("ed25519-a.pub.pem")]
    [InlineData("rsa-2048-a.pub.pem")]
    public void Pubkey_SourceForTheBootStage_RefusesOtherTypes(string key)
    {
        Secureboot.Run("pubkey", "--format", "csharp", "--key", Vectors.Key(key))
            .AssertError(exitCode: 2, "expected ecdsa-p256");
    }

    private void Refuse(string reason, params string[] options)
    {
        Secureboot.Run([
            "sign", .. options, "--version", "1.2.3", "--security-counter", "7", "--out", File("x.img"),
            Vectors.Pe("Blink"),
        ]).AssertError(exitCode: 2, reason);
        Assert.False(System.IO.File.Exists(File("x.img")));
    }

    private CommandResult Verify(string image, params string[] keys)
    {
        string[] arguments = ["verify", "--threshold", $"{keys.Length}", File(image)];
        foreach (string key in keys)
        {
            arguments = [.. arguments, "--key", File($"{key}.pub.pem")];
        }

        return Secureboot.Run(arguments);
    }

    private string File(string name)
    {
        return _folder.File(name);
    }
}
