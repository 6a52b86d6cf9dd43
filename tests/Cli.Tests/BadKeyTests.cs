using System;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Key files that the command cannot use: the error names the kind of each.</summary>
public sealed class BadKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ecdsa-p384-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("ecdsa-p256-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("rsa-3072-a.pub.pem", "found a public key, expected a private key")]
    [InlineData("ecdsa-p256-enc.pem", "the key is encrypted and no password was given")]
    [InlineData("ecdsa-p256-a.pub.raw", "found a public key, expected a private key")]
    public void Sign_KeyOfImgtool_IsRefusedWithItsReason(string key, string reason)
    {
        AssertSignRefuses(Vectors.Key(key), reason);
    }

    [Theory]
    [InlineData("1.3.132.0.35", "found an ECDSA key on P-521, expected the curve P-256")]
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
        AssertSignRefuses(
            _folder.Write("k.pem", Keys.Rsa(bits)),
            $"found an RSA key of {bits} bits, expected ECDSA P-256, ECDSA P-384, Ed25519, RSA-3072 or RSA-2048");
    }

    [Theory]
    [InlineData(Keys.X25519, "found an X25519 key")]
    [InlineData("hello", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----\n", "found no PEM block")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "found a damaged key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n", "found a damaged key")]
    [InlineData(
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "the key is encrypted")]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "found 'CERTIFICATE', expected 'PRIVATE KEY'")]
    [InlineData(Keys.Ed25519 + Keys.X25519, "found several PEM blocks, expected one key")]
    public void Sign_OtherFile_IsRefusedWithItsReason(string content, string reason)
    {
        AssertSignRefuses(_folder.Write("k.pem", content), reason);
    }

    [Fact]
    public void Sign_Sec1Key_Signs()
    {
        Sign(_folder.Write("k.pem", Keys.Sec1())).AssertDone();
    }

    [Theory]
    [InlineData("compressed-point-pub.pem", "ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216")]
    [InlineData("compressed-pkcs8.pem", "c4eeccfc55425355888141868303ae5599a74d511f95bcf8e44792e4262f4850")]
    [InlineData("compressed-sec1.pem", "c4eeccfc55425355888141868303ae5599a74d511f95bcf8e44792e4262f4850")]
    [InlineData("rsa-3072-pkcs1.der", "5199cec03c74fb505e1572668bf7828d7fc180e947cf30f64cf67d6be1656ff3")]
    [InlineData("rsa-3072-pkcs1.pub.pem", "5199cec03c74fb505e1572668bf7828d7fc180e947cf30f64cf67d6be1656ff3")]
    [InlineData("ec_trad_enc.pem", "6ce69b4936209d78ecb2385a9711088e990699c6e1d6760a8d628224e19aa92b")]
    public void Pubkey_KeyOfOpenssl_IsRead(string key, string keyHash)
    {
        CommandResult result = Secureboot.Run("pubkey", "--format", "hash", "--key", Vectors.OtherKey(key),
            "--password-file", Vectors.OtherKey("ec_trad_enc.password"));
        Assert.Equal(keyHash + "\n", result.AssertDone().Output);
    }

    [Theory]
    [InlineData("scrypt.pem", "abc", "not supported: a key encrypted by way of scrypt, expected PBKDF2")]
    [InlineData("ed25519-enc.pem", "abd", "the password does not open this key")]
    [InlineData("ec_trad_enc.pem", "abd", "the password does not open this key")]
    public void Sign_KeyOfOpenssl_IsRefusedWithItsReason(string key, string password, string reason)
    {
        Sign(Vectors.OtherKey(key), "--password-file", _folder.Write("password.txt", password))
            .AssertError(exitCode: 2, reason);
    }

    [Fact]
    public void Sign_OldEncryptionWithoutAPassword_AsksForIt()
    {
        AssertSignRefuses(Vectors.OtherKey("ec_trad_enc.pem"), "the key is encrypted and no password was given");
    }

    [Fact]
    public void Verify_ImageByNanoFrameworksPublishedKey_Warns()
    {
        CommandResult result = Secureboot.Run(
            "verify", "--allow-no-counter", "--key", Vectors.OtherKey("nf-interpreter-dev-signing-key.pub.pem"),
            Vectors.OtherKey("signed-by-nf-published-dev-key.img"));
        Assert.Contains(
            "this is nanoFramework's dev-signing-key, a published development key",
            result.Talk,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("signed-by-nf-published-dev-key.img", "nanoFramework's dev-signing-key")]
    [InlineData("known-key-missed-p384.img", "MCUboot's root-ec-p384")]
    public void Inspect_ImageByAPublishedKey_Warns(string image, string name)
    {
        CommandResult result = Secureboot.Run("inspect", Vectors.OtherKey(image));
        Assert.Contains($"the image names {name}, a published development key", result.Talk, StringComparison.Ordinal);
    }

    // The command accepts a changed file only if it still contains the same key, for example with other white space at
    // the end.
    [Fact]
    public void Sign_EveryByteOfAKeyChanged_IsRefusedUnlessTheKeyIsTheSame()
    {
        byte[] key = File.ReadAllBytes(Vectors.SigningKey);
        string hash = Secureboot.Run("pubkey", "--key", Vectors.SigningKey, "--format", "hash").AssertDone().Output;
        for (int i = 0; i < key.Length; i++)
        {
            byte[] changed = [.. key];
            changed[i] ^= 0x01;
            CommandResult result = Sign(_folder.Write("k.pem", changed), "--force");
            if (result.ExitCode == 0)
            {
                result.AssertDone();
                Assert.Equal(hash, Secureboot.Run("pubkey", "--key", _folder.File("k.pem"), "--format", "hash").Output);
            }
            else
            {
                result.AssertError(exitCode: 2, "k.pem: found ");
            }
        }
    }

    [Fact]
    public void Sign_EveryPrefixOfAKey_IsRefused()
    {
        // The loop stops before the final line end, which PEM does not need.
        byte[] key = File.ReadAllBytes(Vectors.SigningKey);
        for (int length = 1; length < key.Length - 1; length++)
        {
            AssertSignRefuses(_folder.Write("k.pem", key[..length]), "found ");
        }
    }

    [Theory]
    [InlineData("ecdsa-p256-enc.pem", 0)]
    [InlineData("rsa-3072-enc.pem", 0)]
    [InlineData("rsa-2048-enc.pem", 0)]
    [InlineData("ecdsa-p384-enc.pem", 0)]
    [InlineData("ed25519-enc.pem", 0)]
    public void Sign_EncryptedKeyOfImgtool_OpensWithItsPassword(string key, int exitCode)
    {
        string password = _folder.Write("password.txt", "secret\n");
        CommandResult result = Sign(Vectors.Key(key), "--password-file", password);
        Assert.Equal(exitCode, result.ExitCode);
        result.AssertStyle();
    }

    [Theory]
    [InlineData("\uFEFF\uFEFF", "found an empty line")]
    [InlineData("Secret\n", "the password does not open this key")]
    [InlineData(" secret\n", "the password does not open this key")]
    [InlineData("\n", "found an empty line, expected a password")]
    [InlineData("secret\nsecret\n", "found several lines")]
    [InlineData("secret\0\n", "found a byte of zeros in the password, expected text")]
    public void Sign_WrongPassword_IsRefused(string password, string reason)
    {
        Sign(Vectors.Key("ecdsa-p256-enc.pem"), "--password-file", _folder.Write("password.txt", password))
            .AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("out.img")));
    }

    [Fact]
    public void Sign_SeveralPasswords_AreTriedInTurn()
    {
        string wrong = _folder.Write("wrong.txt", "wrong");
        string right = _folder.Write("right.txt", "\uFEFFsecret\r\n");
        Sign(Vectors.Key("ecdsa-p256-enc.pem"), "--password-file", wrong, "--password-file", right).AssertDone();
    }

    [Fact]
    public void Verify_EncryptedKey_AsksForThePublicOne()
    {
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.Key("ecdsa-p256-enc.pem"), Vectors.Pe("Blink"))
            .AssertError(exitCode: 2, "the key is encrypted");
    }

    [Fact]
    public void Pubkey_CSharpOfAnRsaKey_IsRefused()
    {
        Secureboot.Run("pubkey", "--format", "csharp", "--key", Vectors.Key("rsa-3072-a.pem"))
            .AssertError(exitCode: 2, "found a key of the type rsa-3072, expected ecdsa-p256");
    }

    private CommandResult AssertSignRefuses(string key, string reason)
    {
        CommandResult result = Sign(key).AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("out.img")));
        return result;
    }

    private CommandResult Sign(string key, params string[] options)
    {
        return Secureboot.Run([
            "sign", "--key", key, "--version", "1.2.3", "--security-counter", "auto", .. options, "--out",
            _folder.File("out.img"), Vectors.Pe("Blink"),
        ]);
    }
}
