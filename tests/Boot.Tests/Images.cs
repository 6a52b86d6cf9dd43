using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.TestSupport;

namespace SecureBoot.Boot.Tests;

/// <summary>Helpers for the bytes of images.</summary>
internal static class Images
{
    /// <summary>Makes an image of a whole assembly. No test runs the assembly.</summary>
    internal static byte[] MakeApp(PrivateKey key, ImageVersion version, uint counter)
    {
        byte[] body = File.ReadAllBytes(Repository.Vectors("pe", "Blink.pe"));
        ImageBuilder builder = new(version, body) { SecurityCounter = counter };
        return new ImageSigner([key]).Sign(builder.BuildSignedRange());
    }

    /// <summary>Computes the identity that the verifier finds: Unknown for bytes that are not an image.</summary>
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
