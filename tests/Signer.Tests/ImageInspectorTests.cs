using System;
using System.Linq;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class ImageInspectorTests
{
    [Theory]
    [InlineData("p256-lzma2.bin", "COMPRESSED_LZMA2")]
    [InlineData("p256-romfixed.bin", "ROM_FIXED")]
    [InlineData("ecdsa-p256.bin", "")]
    public void Inspect_Flags_AreNamed(string image, string expected)
    {
        ImageReport report = ImageInspector.Inspect(ImgtoolVectors.Image(image));
        Assert.Equal(expected, string.Join(", ", FlagNames.Of(report.Header!.Flags)));
    }

    [Fact]
    public void Inspect_Trailer_IsCounted()
    {
        byte[] image = ImgtoolVectors.Image("ecdsa-p256.bin");
        Assert.Equal(0, ImageInspector.Inspect(image).TrailingBytes);
        Assert.Equal(5, ImageInspector.Inspect([.. image, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).TrailingBytes);
    }

    [Fact]
    public void Inspect_PubkeyInsteadOfKeyHash_NamesTheSameKey()
    {
        string expected = KeyFile.LoadPublic(ImgtoolVectors.Key("ecdsa-p256-a.pub.pem"), []).KeyHash.ToString();
        Assert.Equal(
            expected,
            ImageInspector.Inspect(ImgtoolVectors.Image("ecdsa-p256-pubkeyfull.bin")).Signers.Single().KeyHash);
        Assert.Equal(expected, ImageInspector.Inspect(ImgtoolVectors.Image("ecdsa-p256.bin")).Signers.Single().KeyHash);
    }

    [Fact]
    public void Inspect_RandomBytesBehindAGoodMagic_ReportsNothingBeyondTheFile()
    {
        Random random = new(3);
        byte[] good = ImgtoolVectors.Image("ecdsa-p256-allprot.bin");
        for (int i = 0; i < 20_000; i++)
        {
            byte[] image = good[..random.Next(5, good.Length)];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                image[random.Next(4, image.Length)] = (byte)random.Next(256);
            }

            ImageReport report = ImageInspector.Inspect(image);
            Assert.Equal(image.Length, report.FileSize);
            Assert.All(report.Tlvs, tlv => Assert.True(tlv.Offset + tlv.Value.Length <= image.Length));
        }
    }
}
