using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>Sizes that the loader never hands over: each check is right without the one before it.</summary>
public static class SizeCheckTests
{
    private const int MaxSize = 4096;

    [Theory]
    [InlineData(MaxSize, VerifyStatus.Ok)]
    [InlineData(MaxSize + 1, VerifyStatus.TooLarge)]
    [InlineData(int.MaxValue, VerifyStatus.TooLarge)]
    public static void TryRead_LengthOfTheWholeImage_IsHeldAgainstTheLargest(int length, VerifyStatus expected)
    {
        Assert.Equal(expected, ImageHeader.TryRead(new ImageForge(new byte[64]).Build(), ImageHeader.Size, length, MaxSize, out _));
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

        Assert.Equal(expected, verifier.Verify(image[..(48 + more)], image[(48 + more)..], out _));
        if (more > 0)
        {
            // Bytes that the digest does not cover.
            Assert.Equal(expected, verifier.Verify([.. image[..48], .. new byte[more]], image[48..], out _));
        }
    }
}
