using System;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>A hash that an image may take its digest by: one for the whole image, its key hashes too, as imgtool has
/// it. The device knows SHA-256.</summary>
public sealed class DigestAlgorithm
{
    private const ushort Sha256Tlv = 0x10;
    private const ushort Sha384Tlv = 0x11;
    private const ushort Sha512Tlv = 0x12;

    private DigestAlgorithm(string name, ushort tlvType, int size)
    {
        Name = name;
        TlvType = tlvType;
        Size = size;
    }

    /// <summary>SHA-256, which every image for the device has.</summary>
    public static DigestAlgorithm Sha256 { get; } = new("SHA-256", Sha256Tlv, SHA256.HashSizeInBytes);

    /// <summary>SHA-384, for P-384.</summary>
    public static DigestAlgorithm Sha384 { get; } = new("SHA-384", Sha384Tlv, SHA384.HashSizeInBytes);

    /// <summary>SHA-512, for Ed25519.</summary>
    public static DigestAlgorithm Sha512 { get; } = new("SHA-512", Sha512Tlv, SHA512.HashSizeInBytes);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type of the TLV that carries such a digest.</summary>
    public ushort TlvType { get; }

    /// <summary>Bytes of a digest.</summary>
    public int Size { get; }

    /// <summary>The algorithm whose digest a TLV type carries, or null for another type.</summary>
    public static DigestAlgorithm? OfTlv(ushort type)
    {
        return type switch { Sha256Tlv => Sha256, Sha384Tlv => Sha384, Sha512Tlv => Sha512, _ => null };
    }

    /// <summary>The digest of some bytes.</summary>
    public byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        return TlvType switch
        {
            Sha384Tlv => SHA384.HashData(bytes),
            Sha512Tlv => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return Name;
    }
}
