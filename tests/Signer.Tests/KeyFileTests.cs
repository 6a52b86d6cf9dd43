using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public sealed class KeyFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("ecdsa-p256-a.pub.pem", KeyProblem.PublicOnly)]
    [InlineData("ecdsa-p256-enc.pem", KeyProblem.MissingPassword)]
    [InlineData("ecdsa-p256-a.pub.raw", KeyProblem.PublicOnly)]
    public void LoadPrivate_UnusableKey_HasItsProblem(string name, KeyProblem expected)
    {
        KeyException exception = Assert.Throws<KeyException>(() => KeyFile.LoadPrivate(ImgtoolVectors.Key(name), []));
        Assert.Equal(expected, exception.Problem);
    }

    [Theory]
    [InlineData("ecdsa-p256-enc.pem", "secret", null)]
    [InlineData("ecdsa-p256-enc.pem", "Secret", KeyProblem.WrongPassword)]
    [InlineData("rsa-3072-enc.pem", "secret", null)]
    [InlineData("rsa-2048-enc.pem", "secret", null)]
    [InlineData("ecdsa-p384-enc.pem", "secret", null)]
    [InlineData("ed25519-enc.pem", "secret", null)]
    [InlineData("ed25519-enc.pem", "Secret", KeyProblem.WrongPassword)]
    public void LoadPrivate_EncryptedKey_OpensWithItsPasswordOnly(string name, string password, KeyProblem? expected)
    {
        KeyProblem? problem =
            (Record.Exception(
                () => KeyFile.LoadPrivate(ImgtoolVectors.Key(name), [password]).Dispose()) as KeyException)?.Problem;
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("ecdsa-p256-a")]
    [InlineData("ecdsa-p256-b")]
    [InlineData("rsa-2048-a")]
    [InlineData("rsa-3072-b")]
    [InlineData("ecdsa-p384-a")]
    [InlineData("ecdsa-p384-b")]
    [InlineData("ed25519-a")]
    [InlineData("ed25519-b")]
    public void KeyHash_OfEachKey_IsImgtoolsAndTheVerifiers(string name)
    {
        PublicKey key = KeyFile.LoadPublic(ImgtoolVectors.Key(name + ".pub.pem"), []);
        byte[] expected = File.ReadAllBytes(ImgtoolVectors.Key(name + ".pubhash.raw"));

        Assert.Equal(expected, key.KeyHash.ToArray());
        Assert.Equal(expected, key.ToTrustedKey().KeyHash);
        Assert.Equal(key.Type.SignatureType, key.ToTrustedKey().SignatureType);
    }

    [Fact]
    public void Create_ExistingFile_IsKept()
    {
        string path = _folder.Write("k.pem", [1, 2, 3]);
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);

        FileException exception = Assert.Throws<FileException>(
            () => KeyFile.Create(new OutputWriter(() => Stream.Null), path, key, password: null));
        Assert.Equal(FileProblem.Exists, exception.Problem);
        Assert.Equal(3, new FileInfo(path).Length);
    }

    [Fact]
    public void Create_EncryptedKey_OpensElsewhere()
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        KeyFile.Create(new OutputWriter(() => Stream.Null), _folder.File("k.pem"), key, "pass word");

        using ECDsa read = ECDsa.Create();
        read.ImportFromEncryptedPem(File.ReadAllText(_folder.File("k.pem")), "pass word");
        Assert.Equal(key.Public.ExportSubjectPublicKeyInfo(), read.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void LoadPrivate_BytesAfterTheKey_AreRefused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string pem = PemEncoding.WriteString("PRIVATE KEY", [.. key.ExportPkcs8PrivateKey(), 0]);

        KeyException exception = Assert.Throws<KeyException>(
            () => KeyFile.LoadPrivate(_folder.Write("k.pem", Encoding.ASCII.GetBytes(pem)), []));
        Assert.Equal(KeyProblem.Garbage, exception.Problem);
    }

    [Fact]
    public void LoadPublic_PointOffTheCurve_IsRefused()
    {
        byte[] info = KeyFile.LoadPublic(ImgtoolVectors.Key("ecdsa-p256-a.pub.pem"), []).ExportSubjectPublicKeyInfo();
        info[^1] ^= 1;

        string path = _folder.Write("k.pem", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", info)));
        Assert.Equal(KeyProblem.Garbage, Assert.Throws<KeyException>(() => KeyFile.LoadPublic(path, [])).Problem);
    }

    [Fact]
    public void Sign_ManySignatures_AllVerifyByTheDevicesCode()
    {
        // 400 signatures contain short values of r or s, and values with the high bit set.
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        TrustedKey trusted = key.Public.ToTrustedKey();
        byte[] digest = SHA256.HashData([]);
        for (int i = 0; i < 400; i++)
        {
            byte[] signature = key.Sign(digest);
            Assert.Equal(VerifyStatus.Ok, trusted.Verify(digest, signature, 0, signature.Length));
        }
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\r\n", "a")]
    [InlineData(" a ", " a ")]
    [InlineData("p\u00E4ss\n", "p\u00E4ss")]
    public void PasswordFile_OneLine_IsThePassword(string content, string expected)
    {
        Assert.Equal(expected, PasswordFile.Read(_folder.Write("p", Encoding.UTF8.GetBytes(content))));
    }

    [Theory]
    [InlineData("0A", KeyProblem.MissingPassword)]
    [InlineData("0D0A", KeyProblem.MissingPassword)]
    [InlineData("610A62", KeyProblem.Garbage)]
    [InlineData("610A0A", KeyProblem.Garbage)]
    [InlineData("6100", KeyProblem.Garbage)]
    [InlineData("FF", KeyProblem.Garbage)]
    public void PasswordFile_OtherContent_IsRefused(string hex, KeyProblem expected)
    {
        string path = _folder.Write("p", Convert.FromHexString(hex));
        Assert.Equal(expected, Assert.Throws<KeyException>(() => PasswordFile.Read(path)).Problem);
    }
}
