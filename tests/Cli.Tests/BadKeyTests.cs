using System;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Key files that cannot be used: each is told apart by name.</summary>
public sealed class BadKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ecdsa-p384-a.pem", "found an ECDSA key on P-384, expected the curve P-256")]
    [InlineData("ecdsa-p384-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("ecdsa-p256-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("rsa-3072-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("ed25519-a.pem", "found an Ed25519 key, expected ECDSA P-256, RSA-3072 or RSA-2048")]
    [InlineData("rsa-2048-a.pem", "found a key of the type rsa-2048, expected ecdsa-p256 or rsa-3072")]
    [InlineData("ecdsa-p256-enc.pem", "the key is encrypted and no password was given")]
    [InlineData("ecdsa-p256-a.pub.raw", "found no PEM block")]
    public void Sign_KeyOfImgtool_IsRefusedWithItsReason(string key, string reason)
    {
        AssertSignRefuses(Vectors.Key(key), reason);
    }

    [Theory]
    [InlineData("1.3.132.0.35", "found an ECDSA key on P-521, expected the curve P-256")]
    [InlineData("1.3.132.0.34", "found an ECDSA key on P-384, expected the curve P-256")]
    [InlineData("1.3.132.0.10", "found an ECDSA key on secp256k1, expected the curve P-256")]
    public void Sign_OtherCurve_IsNamed(string oid, string reason)
    {
        AssertSignRefuses(_folder.Write("k.pem", Keys.OnCurve(oid)), reason);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(4096)]
    public void Sign_OtherRsaSize_IsNamed(int bits)
    {
        AssertSignRefuses(_folder.Write("k.pem", Keys.Rsa(bits)), $"found an RSA key of {bits} bits, expected ECDSA P-256, RSA-3072 or RSA-2048");
    }

    [Theory]
    [InlineData(Keys.X25519, "found an X25519 key")]
    [InlineData(Keys.Ed25519, "found an Ed25519 key")]
    [InlineData("hello", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "found a damaged key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n", "found a damaged key")]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "the key is encrypted")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "found 'CERTIFICATE', expected 'PRIVATE KEY'")]
    [InlineData(Keys.Ed25519 + Keys.X25519, "found several PEM blocks, expected one key")]
    public void Sign_OtherFile_IsRefusedWithItsReason(string content, string reason)
    {
        AssertSignRefuses(_folder.Write("k.pem", content), reason);
    }

    [Fact]
    public void Sign_Sec1Key_HintsAtTheConversion()
    {
        CommandResult result = AssertSignRefuses(_folder.Write("k.pem", Keys.Sec1()), "found 'EC PRIVATE KEY'");
        Assert.Contains("openssl pkcs8 -topk8 -nocrypt", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_EveryByteOfAKeyChanged_NeverEndsInATrace()
    {
        byte[] key = File.ReadAllBytes(Vectors.SigningKey);
        for (int i = 0; i < key.Length; i++)
        {
            byte[] changed = [.. key];
            changed[i] ^= 0x01;
            CommandResult result = Sign(_folder.Write("k.pem", changed), "--force");
            Assert.InRange(result.ExitCode, 0, 2);
            result.AssertStyle();
        }
    }

    [Fact]
    public void Sign_EveryPrefixOfAKey_IsRefused()
    {
        // Less the line end, which PEM does not need.
        byte[] key = File.ReadAllBytes(Vectors.SigningKey);
        for (int length = 1; length < key.Length - 1; length++)
        {
            AssertSignRefuses(_folder.Write("k.pem", key[..length]), "found ");
        }
    }

    [Theory]
    [InlineData("ecdsa-p256-enc.pem", 0)]
    [InlineData("rsa-3072-enc.pem", 0)]
    [InlineData("rsa-2048-enc.pem", 2)]
    [InlineData("ecdsa-p384-enc.pem", 2)]
    public void Sign_EncryptedKeyOfImgtool_OpensWithItsPassword(string key, int exitCode)
    {
        string password = _folder.Write("password.txt", "secret\n");
        CommandResult result = Sign(Vectors.Key(key), "--password-file", password);
        Assert.Equal(exitCode, result.ExitCode);
        result.AssertStyle();
    }

    [Theory]
    [InlineData("Secret\n", "the password does not open this key")]
    [InlineData(" secret\n", "the password does not open this key")]
    [InlineData("\n", "found an empty line, expected a password")]
    [InlineData("secret\nsecret\n", "found several lines")]
    public void Sign_WrongPassword_IsRefused(string password, string reason)
    {
        Sign(Vectors.Key("ecdsa-p256-enc.pem"), "--password-file", _folder.Write("password.txt", password)).AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("out.img")));
    }

    [Fact]
    public void Sign_SeveralPasswords_AreTriedInTurn()
    {
        string wrong = _folder.Write("wrong.txt", "wrong");
        string right = _folder.Write("right.txt", "secret\r\n");
        Sign(Vectors.Key("ecdsa-p256-enc.pem"), "--password-file", wrong, "--password-file", right).AssertDone();
    }

    [Fact]
    public void Verify_EncryptedKey_AsksForThePublicOne()
    {
        Secureboot.Run("verify", "--key", Vectors.Key("ecdsa-p256-enc.pem"), Vectors.Pe("Blink")).AssertError(exitCode: 2, "the key is encrypted");
    }

    [Fact]
    public void Pubkey_CSharpOfAnRsaKey_IsRefused()
    {
        Secureboot.Run("pubkey", "--format", "csharp", "--key", Vectors.Key("rsa-3072-a.pem")).AssertError(exitCode: 2, "found a key of the type rsa-3072, expected ecdsa-p256");
    }

    private CommandResult AssertSignRefuses(string key, string reason)
    {
        CommandResult result = Sign(key).AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("out.img")));
        return result;
    }

    private CommandResult Sign(string key, params string[] options)
    {
        return Secureboot.Run(["sign", "--key", key, "--version", "1.2.3", "--security-counter", "auto", .. options, "--out", _folder.File("out.img"), Vectors.Pe("Blink")]);
    }
}
