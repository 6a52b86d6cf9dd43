using System;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SecureBoot.Image;

namespace SecureBoot.Update.Simulation;

/// <summary>An image that a simulation knows.</summary>
/// <param name="Index">Its place in the setup.</param>
/// <param name="Name">What the timeline calls it.</param>
/// <param name="Bytes">The signed image.</param>
/// <param name="SecurityCounter">Its security counter.</param>
public sealed record SimulationImage(int Index, string Name, byte[] Bytes, uint SecurityCounter)
{
    /// <summary>SHA-256 of all its bytes.</summary>
    public byte[] Digest { get; } = SHA256.HashData(Bytes);

    /// <summary>What the verifier knows it by.</summary>
    public ImageIdentity Identity { get; } = IdentityOf(Bytes);

    private static ImageIdentity IdentityOf(byte[] bytes)
    {
        ReadOnlySpan<byte> header = bytes;
        int end = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) + BinaryPrimitives.ReadInt32LittleEndian(header[12..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        return new ImageIdentity(ImageIdentity.DigestKind, SHA256.HashData(bytes[..end]));
    }

    /// <summary>Whether the image is these bytes and no others.</summary>
    public bool Is(LoadedImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Bytes.AsSpan().SequenceEqual([.. image.Header, .. image.Body, .. image.Tail]);
    }
}
