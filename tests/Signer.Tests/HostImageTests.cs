using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

/// <summary>Images that only the host verifies: digests with SHA-384 and SHA-512, and pure signatures.</summary>
public static class HostImageTests
{
    [Theory]
    [InlineData("ecdsa-p384", "auto", false, "SHA-384")]
    [InlineData("ed25519", "auto", false, "SHA-256")]
    [InlineData("ed25519", "512", false, "SHA-512")]
    [InlineData("ed25519", "auto", true, "SHA-512")]
    [InlineData("rsa-2048", "256", false, "SHA-256")]
    [InlineData("rsa-3072", "auto", false, "SHA-256")]
    public static void Sign_EachForm_VerifiesByItsKeyOnly(string name, string digest, bool isPure, string expected)
    {
        using PrivateKey key = Create(name);
        using PrivateKey other = Create(name);
        SignedForm form = SignedForm.Choose([key.Public], digest, isPure);
        byte[] image = new ImageSigner([key], form).Sign(SignedRange());

        Assert.Equal(expected, form.Digest.Name);
        Assert.Equal(VerifyStatus.Ok, Verify(image, key));
        Assert.Equal(VerifyStatus.UnknownKey, Verify(image, other));
        Assert.Equal(VerifyStatus.Ok, Verify(image, other, key));
    }

    [Theory]
    [InlineData("ecdsa-p384", false)]
    [InlineData("ed25519", false)]
    [InlineData("ed25519", true)]
    public static void Verify_AnyBitChanged_IsNeverOk(string name, bool isPure)
    {
        using PrivateKey key = Create(name);
        SignedForm form = SignedForm.Choose([key.Public], name == "ed25519" && !isPure ? "512" : null, isPure);
        byte[] image = new ImageSigner([key], form).Sign(SignedRange());
        HashSet<VerifyStatus> seen = [];
        for (int i = 0; i < image.Length; i++)
        {
            byte[] changed = (byte[])image.Clone();
            changed[i] ^= (byte)(1 << (i % 8));
            VerifyStatus status = Verify(changed, key);
            Assert.True(status != VerifyStatus.Ok, $"byte {i}");
            seen.Add(status);
        }

        Assert.Contains(VerifyStatus.DigestMismatch, seen);
        Assert.Contains(VerifyStatus.UnknownKey, seen);
        Assert.Contains(VerifyStatus.BadSignature, seen);
    }

    [Fact]
    public static void Verify_CutAnywhere_IsNeverOk()
    {
        using PrivateKey key = Create("ecdsa-p384");
        byte[] image = new ImageSigner([key]).Sign(SignedRange());
        for (int size = 0; size < image.Length; size++)
        {
            Assert.NotEqual(VerifyStatus.Ok, Verify(image[..size], key));
        }
    }

    [Fact]
    public static void Verify_SignatureOfTheDigestSaidToBePure_IsRefusedAndTheOtherWay()
    {
        using PrivateKey key = Create("ed25519");
        byte[] range = SignedRange();
        SignedForm plain = SignedForm.Choose([key.Public], "512", isPure: false);
        SignedForm pure = SignedForm.Choose([key.Public], digest: null, isPure: true);

        UnfinishedImage first = UnfinishedImage.Begin(range, pure);
        first.Add(key.Public, key.Sign(first.Digest));
        Assert.Equal(VerifyStatus.BadSignature, Verify(first.Build(), key));

        UnfinishedImage second = UnfinishedImage.Begin(range, plain);
        second.Add(key.Public, key.Sign(range));
        Assert.Equal(VerifyStatus.BadSignature, Verify(second.Build(), key));
    }

    [Fact]
    public static void Verify_P256SignatureInAnImageOfAnotherDigest_DoesNotCount()
    {
        using PrivateKey key = Create("ecdsa-p256");
        using PrivateKey other = Create("ecdsa-p384");
        byte[] range = SignedRange();
        UnfinishedImage image = UnfinishedImage.Begin(range, SignedForm.Choose([other.Public], null, isPure: false));
        image.Add(other.Public, other.Sign(image.Message));
        Assert.Equal(
            KeyProblem.WrongKind,
            Assert.Throws<KeyException>(() => image.Add(key.Public, key.Sign(new byte[32]))).Problem);

        // The test adds the TLVs by hand: the key hash with SHA-384, and a signature of the range's SHA-256.
        byte[] signature = key.Sign(DigestAlgorithm.Sha256.Hash(range));
        byte[] tlvs =
        [
            0x01, 0, 48, 0, .. key.Public.HashBy(DigestAlgorithm.Sha384), 0x22, 0, (byte)signature.Length, 0,
            .. signature,
        ];
        byte[] built = [.. image.Build(), .. tlvs];
        int area = range.Length;
        BitConverter.GetBytes((ushort)(built.Length - area)).CopyTo(built, area + 2);
        Assert.Equal(VerifyStatus.Ok, Verify(built, other));
        Assert.Equal(VerifyStatus.ThresholdNotMet, Verify(built, 2, other, key));
        Assert.Equal(VerifyStatus.UnknownTlv, Verify(built, key));
    }

    // A TLV with the whole key names the key without a hash.
    [Theory]
    [InlineData("ecdsa-p256", 0x22)]
    [InlineData("rsa-2048", 0x20)]
    public static void Verify_SignatureOfAKeyThatSignsAnotherDigest_DoesNotCount(string name, ushort type)
    {
        using PrivateKey key = Create(name);
        using PrivateKey other = Create("ed25519");
        byte[] range = SignedRange();
        TlvAreaBuilder area = new(TlvList.UnprotectedMagic);
        area.Add(0x12, SHA512.HashData(range));
        area.Add(TlvType.PublicKey, key.Public.Encode());
        area.Add(type, key.Sign(SHA256.HashData(range)));
        byte[] image = [.. range, .. area.Build()];

        Assert.NotEqual(VerifyStatus.Ok, Verify(image, other, key));
    }

    [Fact]
    public static void Read_EachForm_GoesOnWithIt()
    {
        using PrivateKey first = Create("ed25519");
        using PrivateKey second = Create("ed25519");
        foreach (bool isPure in new[] { false, true })
        {
            UnfinishedImage begun = UnfinishedImage.Begin(
                SignedRange(), SignedForm.Choose([first.Public], isPure ? null : "512", isPure));
            begun.Add(first.Public, first.Sign(begun.Message));
            UnfinishedImage read = UnfinishedImage.Read("app.img", begun.Build());
            read.Add(second.Public, second.Sign(read.Message));
            Assert.Equal(VerifyStatus.Ok, Verify(read.Build(), 2, first, second));
            Assert.Throws<KeyException>(() => read.Add(second.Public, second.Sign(read.Message)));
        }
    }

    private static PrivateKey Create(string name)
    {
        return KeyType.TryParse(name, out KeyType? type) ? PrivateKey.Create(type!) : throw new ArgumentException(name);
    }

    private static byte[] SignedRange()
    {
        return new ImageBuilder(new ImageVersion(1, 2, 3, 4), [1, 2, 3, 4, 5, 6]) { SecurityCounter = 7 }
            .BuildSignedRange();
    }

    private static VerifyStatus Verify(byte[] image, params PrivateKey[] keys)
    {
        return Verify(image, 1, keys);
    }

    private static VerifyStatus Verify(byte[] image, int threshold, params PrivateKey[] keys)
    {
        TrustedKeys trusted = new([.. keys.Select(key => key.Public.ToTrustedKey())], threshold);
        return DeviceVerifier.Verify(image, ImagePolicy.WithCounter(trusted, InputFile.MaxImageSize, 7), out _);
    }
}
