using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>Sizes that the loader never passes on: each check holds without the check before it.</summary>
public static class SizeCheckTests
{
    private const int MaxSize = 4096;

    [Theory]
    [InlineData(MaxSize, VerifyStatus.Ok)]
    [InlineData(MaxSize + 1, VerifyStatus.TooLarge)]
    [InlineData(int.MaxValue, VerifyStatus.TooLarge)]
    public static void TryRead_LengthOfTheWholeImage_IsHeldAgainstTheLargest(int length, VerifyStatus expected)
    {
        Assert.Equal(
            expected,
            ImageHeader.TryRead(new ImageForge(new byte[64]).Build(), ImageHeader.Size, length, MaxSize, out _));
    }

    [Theory]
    [InlineData(0, VerifyStatus.Ok)]
    [InlineData(16, VerifyStatus.BadHeaderSize)]
    [InlineData(-16, VerifyStatus.BadHeaderSize)]
    public static void Verify_HeaderArrayOfAnotherLengthThanDeclared_IsRefused(int more, VerifyStatus expected)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ImageForge forge = new(new byte[64]) { HeaderSize = 48 };
        forge.AddProtected(TlvType.SecurityCounter, BitConverter.GetBytes(1));
        forge.Signers.Add(key);
        byte[] image = forge.Build();
        TrustedKeys keys = new([new P256TrustedKey(P256PublicKey.TryCreate(ImageForge.Point(key))!)], 1);
        ImageVerifier verifier = new(ImagePolicy.WithCounter(keys, MaxSize, 0));

        Assert.Equal(
            expected,
            verifier.Verify(image[..(48 + more)], image[(48 + more)..(112 + more)], image[(112 + more)..], out _));
        if (more > 0)
        {
            // The digest does not cover these bytes.
            Assert.Equal(
                expected, verifier.Verify([.. image[..48], .. new byte[more]], image[48..112], image[112..], out _));
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    public static void Verify_BodyArrayOfAnotherLengthThanDeclared_IsRefused(int length)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ImageForge forge = new(new byte[64]);
        forge.Signers.Add(key);
        byte[] image = forge.Build();
        TrustedKeys keys = new([new P256TrustedKey(P256PublicKey.TryCreate(ImageForge.Point(key))!)], 1);
        ImageVerifier verifier = new(ImagePolicy.WithoutCounter(keys, MaxSize));

        Assert.Equal(VerifyStatus.Ok, verifier.Verify(image[..32], image[32..96], image[96..], out _));
        Assert.Equal(
            VerifyStatus.TruncatedBody,
            verifier.Verify(image[..32], image[32..(32 + length)], image[(32 + length)..], out _));
    }
}
