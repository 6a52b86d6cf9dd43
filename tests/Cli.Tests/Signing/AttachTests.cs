using System;
using System.IO;
using System.Security.Cryptography;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Signing in two steps: sign --digest-out, then attach.</summary>
public sealed class AttachTests : IDisposable
{
    private readonly SigningFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void DigestOut_Image_IsRefusedAsNotSigned()
    {
        Assert.Equal("MissingSignature", SigningFolder.Verify(_folder.UnsignedImage, 1, "ecdsa-p256-a"));
        Assert.Equal(32, _folder.Digest.Length);
    }

    [Theory]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence)]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]
    public void Attach_SignatureOfTheDigest_ImageVerifies(DSASignatureFormat format)
    {
        _folder.RunAttach(_folder.WriteSignature(format), Vectors.VerifyingKey, _folder.UnsignedImage).AssertDone();
        Assert.Equal("Ok", SigningFolder.Verify(_folder.Image, 1, "ecdsa-p256-a"));
    }

    [Fact]
    public void Attach_Rsa_ImageVerifies()
    {
        using RSA rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(Vectors.Key("rsa-3072-a.pem")));
        string signature = _folder.Write(
            "rsa.sig", rsa.SignHash(_folder.Digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

        _folder.RunAttach(signature, Vectors.Key("rsa-3072-a.pub.pem"), _folder.UnsignedImage).AssertDone();
        Assert.Equal("Ok", SigningFolder.Verify(_folder.Image, 1, "rsa-3072-a"));
    }

    [Fact]
    public void Attach_SecondPerson_MeetsTheThreshold()
    {
        string alice = _folder.WriteSignature();
        string bob = _folder.Write("bob.sig", SigningFolder.Sign("ecdsa-p256-b.pem", _folder.Digest));
        _folder.RunAttach(alice, Vectors.VerifyingKey, _folder.UnsignedImage).AssertDone();
        Assert.Equal("ThresholdNotMet", SigningFolder.Verify(_folder.Image, 2, "ecdsa-p256-a", "ecdsa-p256-b"));

        CommandResult result = Secureboot.Run("attach", "--signature", bob, "--key",
            Vectors.Key("ecdsa-p256-b.pub.pem"), "--out", _folder.File("both.img"), _folder.Image).AssertDone();
        Assert.Equal("2", result.Field("signatures"));
        Assert.Equal("Ok", SigningFolder.Verify(_folder.File("both.img"), 2, "ecdsa-p256-a", "ecdsa-p256-b"));
    }

    [Fact]
    public void Attach_SameKeyAgain_IsMisuse()
    {
        string signature = _folder.WriteSignature();
        _folder.RunAttach(signature, Vectors.VerifyingKey, _folder.UnsignedImage).AssertDone();
        Secureboot.Run("attach", "--signature", signature, "--key", Vectors.VerifyingKey, "--out",
            _folder.File("twice.img"), _folder.Image).AssertError(exitCode: 2, "found a signature by the key");
        Assert.False(File.Exists(_folder.File("twice.img")));
    }

    [Theory]
    [InlineData("ecdsa-p256-b", "by another key, of another image", "another key signed")]
    [InlineData("other digest", "by another key, of another image", "another image was signed")]
    [InlineData("hashed twice", "hashed the digest once more", "ECDSA-SHA256 over the digest")]
    [InlineData("base64", "decode it from base64", "what a cloud's command prints")]
    [InlineData("hex", "decode it from base64 or hexadecimal", "what xxd prints")]
    [InlineData("cut", "by another key, of another image", "the last byte is missing")]
    [InlineData("long", "by another key, of another image", "a byte too many")]
    [InlineData("zeros", "by another key, of another image", "64 bytes that are no numbers of a signature")]
    public void Attach_WrongSignature_IsRefusedWithTheLikelyReason(string what, string hint, string why)
    {
        byte[] good = SigningFolder.Sign("ecdsa-p256-a.pem", _folder.Digest);
        byte[] bytes = what switch
        {
            "ecdsa-p256-b" => SigningFolder.Sign("ecdsa-p256-b.pem", _folder.Digest),
            "other digest" => SigningFolder.Sign("ecdsa-p256-a.pem", new byte[32]),
            "hashed twice" => SigningFolder.Sign("ecdsa-p256-a.pem", SHA256.HashData(_folder.Digest)),
            "base64" => System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(good) + "\n"),
            "hex" => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(good)),
            "cut" => good[..^1],
            "long" => [.. good, 1],
            _ => new byte[64],
        };

        CommandResult result = _folder.RunAttach(
            _folder.Write("bad.sig", bytes), Vectors.VerifyingKey, _folder.UnsignedImage);
        result.AssertError(
            exitCode: 1,
            $"found {bytes.Length} bytes that are no signature of the digest "
                + $"{Convert.ToHexStringLower(_folder.Digest)}");
        Assert.Contains(hint, result.Talk, StringComparison.Ordinal);
        Assert.True(_folder.IsNothingWritten, why);
    }

    [Theory]
    [InlineData("no image", "found no image to sign", 1)]
    [InlineData("cut", "found no image to sign: the image ends inside a TLV area", 1)]
    [InlineData("flipped", "the bytes are not those that were signed", 1)]
    [InlineData("padded", "the image is padded for a slot", 1)]
    [InlineData("missing", "no such file", 2)]
    public void Attach_WrongImage_IsRefused(string what, string fragment, int exitCode)
    {
        byte[] good = File.ReadAllBytes(_folder.UnsignedImage);
        byte[] flipped = (byte[])good.Clone();
        flipped[40] ^= 1;
        string path = what switch
        {
            "no image" => Vectors.Pe("Blink"),
            "cut" => _folder.Write("bad.img", good[..^1]),
            "flipped" => _folder.Write("bad.img", flipped),
            "padded" => _folder.Write("bad.img", [.. good, 0xFF, 0xFF]),
            _ => _folder.File("missing.img"),
        };

        _folder.RunAttach(_folder.WriteSignature(), Vectors.VerifyingKey, path).AssertError(exitCode, fragment);
        Assert.True(_folder.IsNothingWritten);
    }

    [Fact]
    public void Attach_WrongFilesAndKeys_AreMisuse()
    {
        string signature = _folder.WriteSignature();
        _folder.RunAttach(_folder.File("missing.sig"), Vectors.VerifyingKey, _folder.UnsignedImage)
            .AssertError(exitCode: 2, "missing.sig: no such file");
        _folder.RunAttach(_folder.Write("empty.sig", ""), Vectors.VerifyingKey, _folder.UnsignedImage)
            .AssertError(exitCode: 2, "found nothing in it");
        _folder.RunAttach(_folder.Write("large.sig", new byte[4097]), Vectors.VerifyingKey, _folder.UnsignedImage)
            .AssertError(exitCode: 2, "found 4097 bytes, expected at most 4096");
        _folder.RunAttach(signature, Vectors.Key("ecdsa-p384-a.pub.pem"), _folder.UnsignedImage)
            .AssertError(
                exitCode: 2, "found a key of the type ecdsa-p384, expected one that signs an image with SHA-256");
        _folder.RunAttach(signature, signature, _folder.UnsignedImage).AssertError(exitCode: 2, "found no PEM block");
        Secureboot.Run("attach", "--signature", signature, "--key", Vectors.VerifyingKey, "--out",
            _folder.UnsignedImage, _folder.UnsignedImage).AssertError(exitCode: 2, "a file of that name exists");
        Assert.True(_folder.IsNothingWritten);
    }

    [Fact]
    public void Attach_ImageFullOfSignatures_IsRefused()
    {
        string image = _folder.UnsignedImage;
        CommandResult result = new(0, [], "", "");
        for (int i = 0; result.ExitCode == 0 && i < 40; i++)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            string signature = _folder.Write("s", key.SignHash(_folder.Digest, DSASignatureFormat.Rfc3279DerSequence));
            result = Secureboot.Run("attach", "--signature", signature, "--key",
                _folder.Write("k", key.ExportSubjectPublicKeyInfoPem()), "--out", _folder.File($"{i}.img"), image);
            image = _folder.File($"{i}.img");
        }

        result.AssertError(exitCode: 1, "there are more TLVs than the device takes").AssertHint("at most 64 TLVs");
    }

    [Fact]
    public void DigestOut_WrongOptions_AreMisuse()
    {
        string[] digest = ["--key", Vectors.VerifyingKey, "--digest-out", _folder.File("d")];
        _folder.RunSign([.. digest, "--deterministic"])
            .AssertError(exitCode: 2, "where nothing is signed, expected none");
        _folder.RunSign([.. digest, "--signer", "x {digest} {signature}"])
            .AssertError(exitCode: 2, "where nothing is signed, expected none");
        _folder.RunSign([.. digest, "--signer-timeout", "5"])
            .AssertError(exitCode: 2, "where nothing is signed, expected none");
        _folder.RunSign("--key", Vectors.VerifyingKey, "--digest-out", _folder.Image)
            .AssertError(exitCode: 2, "which is also the image's name");
        _folder.RunSign("--key", Vectors.VerifyingKey, "--digest-out", _folder.File("./app.img"))
            .AssertError(exitCode: 2, "which is also the image's name");
        _folder.RunSign("--key", Vectors.VerifyingKey, "--digest-out", _folder.File("app.digest"))
            .AssertError(exitCode: 2, "a file of that name exists");
        _folder.RunSign("--key", Vectors.VerifyingKey, "--digest-out", "")
            .AssertError(exitCode: 2, "--digest-out: found an empty text");
        _folder.RunSign("--key", Vectors.Key("ecdsa-p384-a.pub.pem"), "--sha", "256", "--digest-out", _folder.File("d"))
            .AssertError(exitCode: 2, "found a key of the type ecdsa-p384, expected one that signs SHA-256");
        _folder.RunSign("--key", Vectors.VerifyingKey)
            .AssertError(exitCode: 2, "found a public key, expected a private key");
        Assert.True(_folder.IsNothingWritten);
        Assert.False(File.Exists(_folder.File("d")));
    }
}
