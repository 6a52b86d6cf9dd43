using System;

namespace SecureBoot.Image;

/// <summary>The identity of an image: 32 bytes that the verifier computed and whose signatures it checked, and the kind
/// of these bytes. Immutable.</summary>
/// <remarks>Signatures are not part of the identity: an image with one more signature is the same image.</remarks>
public sealed class ImageIdentity
{
    /// <summary>Bytes of an identity.</summary>
    public const int Size = 32;

    /// <summary>The kind of an identity that is not known.</summary>
    public const byte UnknownKind = 0;

    /// <summary>SHA-256 of the signed range. The kinds are stored: append only.</summary>
    public const byte DigestKind = 1;

    /// <summary>The short digest, if short signatures decided.</summary>
    public const byte ShortDigestKind = 2;

    /// <summary>The bytes by which the caller of an update names the arriving image; not the identity of a verified
    /// image. The updater uses this kind only to resume the transfer.</summary>
    public const byte AnnouncedKind = 0xFF;

    /// <summary>An identity of <see cref="Size"/> bytes. Do not change the array afterwards.</summary>
    /// <exception cref="ArgumentException">The array does not have that many bytes.</exception>
    public ImageIdentity(byte kind, byte[] value)
    {
        if (value is null || value.Length != Size)
        {
            throw new ArgumentException("", nameof(value));
        }

        Kind = kind;
        Value = value;
    }

    /// <summary>The unknown identity.</summary>
    public static ImageIdentity Unknown { get; } = new(UnknownKind, new byte[Size]);

    /// <summary>A stored identity. An unknown identity takes no memory.</summary>
    internal static ImageIdentity Read(byte kind, byte[] value)
    {
        return kind == UnknownKind ? Unknown : new ImageIdentity(kind, value);
    }

    /// <summary>The kind of the bytes.</summary>
    public byte Kind { get; }

    /// <summary>The bytes.</summary>
    public byte[] Value { get; }

    /// <summary>Whether kind and bytes are equal.</summary>
    public bool IsSame(ImageIdentity other)
    {
        if (Value == other.Value)
        {
            return Kind == other.Kind;
        }

        int difference = Kind ^ other.Kind;
        for (int i = 0; i < Size; i++)
        {
            difference |= Value[i] ^ other.Value[i];
        }

        return difference == 0;
    }
}
