using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.TestSupport;

namespace SecureBoot.Boot.Tests;

/// <summary>What tests know of an image's bytes.</summary>
internal static class Images
{
    /// <summary>An image of a whole assembly, which no test runs.</summary>
    internal static byte[] MakeApp(PrivateKey key, ImageVersion version, uint counter)
    {
        byte[] body = File.ReadAllBytes(Repository.Vectors("pe", "Blink.pe"));
        ImageBuilder builder = new(version, body) { SecurityCounter = counter };
        return new ImageSigner([key]).Sign(builder.BuildSignedRange());
    }

    /// <summary>The identity that the verifier will find, or none of bytes that are no image.</summary>
    internal static ImageIdentity IdentityOf(byte[] image)
    {
        long end = image.Length < ImageHeader.Size ? long.MaxValue
            : (long)BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(8))
                + BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(12))
                + BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10));
        return end > image.Length
            ? ImageIdentity.Unknown
            : new ImageIdentity(ImageIdentity.DigestKind, SHA256.HashData(image.AsSpan(0, (int)end)));
    }
}
