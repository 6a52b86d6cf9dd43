using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class ImageBuilderTests
{
    // Images of imgtool whose only protected TLV is the security counter.
    [Theory]
    [InlineData("ecdsa-p256.bin")]
    [InlineData("ecdsa-p256-siglen-1.bin")]
    [InlineData("ecdsa-p256-pad.bin")]
    [InlineData("p256-odd.bin")]
    [InlineData("p256-64k.bin")]
    [InlineData("p256-seccnt0.bin")]
    [InlineData("rsa-3072-seccnt7.bin")]
    [InlineData("rsa-3072-pad.bin")]
    [InlineData("unsigned.bin")]
    public void BuildSignedRange_FromTheSameInputs_IsImgtoolsByteForByte(string name)
    {
        byte[] image = ImgtoolVectors.Image(name);
        ImageReport report = ImageInspector.Inspect(image);
        ReportedHeader header = report.Header ?? throw new InvalidOperationException(name);
        ReportedTlv? counter = report.Tlvs.FirstOrDefault(tlv => tlv.Type == TlvType.SecurityCounter);

        ImageBuilder builder = new(header.Version, Body(image, header))
        {
            HeaderSize = header.HeaderSize,
            SecurityCounter = counter is null ? null : BitConverter.ToUInt32(counter.Value.Span),
        };

        byte[] built = builder.BuildSignedRange();
        Assert.Equal(image[..built.Length], built);
        Assert.True(report.DigestMatches);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(65536)]
    [InlineData(-1)]
    public void BuildSignedRange_BadHeaderSize_IsTheCallersBug(int size)
    {
        ImageBuilder builder = new(new ImageVersion(1, 0, 0, 0), [1]) { HeaderSize = size };
        Assert.Throws<InvalidOperationException>(builder.BuildSignedRange);
    }

    [Fact]
    public void Sign_AnyInputs_ParseBackToTheSame()
    {
        Random random = new(2);
        using PrivateKey key = KeyFile.LoadPrivate(ImgtoolVectors.Key("ecdsa-p256-a.pem"), []);
        for (int i = 0; i < 100; i++)
        {
            byte[] body = new byte[random.Next(1, 2000)];
            random.NextBytes(body);
            ImageVersion version = new(
                (byte)random.Next(256),
                (byte)random.Next(256),
                (ushort)random.Next(65536),
                (uint)random.NextInt64(1L << 32));
            uint? counter = i % 2 == 0 ? (uint)random.NextInt64(1L << 32) : null;
            int headerSize = random.Next(32, 1000);

            byte[] image = new ImageSigner([key])
                .Sign(new ImageBuilder(version, body) { HeaderSize = headerSize, SecurityCounter = counter }
                    .BuildSignedRange());

            ImageReport report = ImageInspector.Inspect(image);
            Assert.Equal(
                new ReportedHeader(
                    0, (ushort)headerSize, (ushort)(counter is null ? 0 : 12), (uint)body.Length, 0, version),
                report.Header);
            Assert.Equal(body, Body(image, report.Header!));
            Assert.Equal(image, Write(image, report));
        }
    }

    // Writes a parsed image again: header, body, and each area from its TLVs.
    private static byte[] Write(byte[] image, ImageReport report)
    {
        ReportedHeader header = report.Header!;
        List<byte> bytes = [.. image[..(header.HeaderSize + (int)header.BodySize)]];
        foreach (bool isProtected in new[] { true, false })
        {
            ReportedTlv[] tlvs = [.. report.Tlvs.Where(tlv => tlv.IsProtected == isProtected)];
            if (tlvs.Length > 0)
            {
                bytes.AddRange(BitConverter.GetBytes(isProtected ? TlvList.ProtectedMagic : TlvList.UnprotectedMagic));
                bytes.AddRange(BitConverter.GetBytes((ushort)(4 + tlvs.Sum(tlv => 4 + tlv.Value.Length))));
                bytes.AddRange(
                    tlvs.SelectMany(tlv =>
                        (byte[])[
                            .. BitConverter.GetBytes(tlv.Type),
                            .. BitConverter.GetBytes((ushort)tlv.Value.Length),
                            .. tlv.Value.Span,
                        ]));
            }
        }

        return [.. bytes];
    }

    private static byte[] Body(byte[] image, ReportedHeader header)
    {
        return image[header.HeaderSize..(header.HeaderSize + (int)header.BodySize)];
    }
}
