using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation;

/// <summary>An image that a simulation knows.</summary>
/// <param name="Index">The place in the setup.</param>
/// <param name="Name">The image's name in the timeline.</param>
/// <param name="Bytes">The signed image. The last TLV of its protected area is its one short signature.</param>
/// <param name="SecurityCounter">The security counter.</param>
/// <param name="IsKnownByShortDigest">Whether the device uses short signatures.</param>
public sealed record SimulationImage(
    int Index, string Name, byte[] Bytes, uint SecurityCounter, bool IsKnownByShortDigest)
{
    private const int ShortSignatureSize = 4 + ShortSignatures.Size;

    /// <summary>SHA-256 of all its bytes.</summary>
    public byte[] Digest { get; } = SHA256.HashData(Bytes);

    /// <summary>The image's identity for the device's verifier.</summary>
    public ImageIdentity Identity { get; } = IdentityOf(Bytes, IsKnownByShortDigest);

    /// <summary>The image's identity for a boot stage of the other kind, with or without the native path.</summary>
    public ImageIdentity OtherIdentity { get; } = IdentityOf(Bytes, !IsKnownByShortDigest);

    /// <summary>Whether the image is these bytes and no others.</summary>
    public bool Is(LoadedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Bytes.AsSpan().SequenceEqual([.. image.Header, .. image.Body, .. image.Tail]);
    }

    // A second implementation of docs/image-format.md, sections 1 and 5.4: the judge does not use the verifier.
    private static ImageIdentity IdentityOf(byte[] bytes, bool isShort)
    {
        int headerSize = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        int bodyEnd = headerSize + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(12));
        int end = bodyEnd + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(10));
        return isShort
            ? new ImageIdentity(
                ImageIdentity.ShortDigestKind,
                SHA256.HashData([.. "SecureBoot image short digest v1"u8, .. bytes[..headerSize],
                    .. bytes[bodyEnd..(end - ShortSignatureSize)]]))
            : new ImageIdentity(ImageIdentity.DigestKind, SHA256.HashData(bytes.AsSpan(0, end)));
    }
}
