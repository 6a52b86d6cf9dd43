using System;

namespace SecureBoot.Image;

/// <summary>Which image it is: 32 bytes that the verifier computed itself and signatures were checked over, and of
/// which kind they are. It never changes.</summary>
/// <remarks>Signatures are no part of it: an image that is signed once more is the same image.</remarks>
public sealed class ImageIdentity
{
    /// <summary>Bytes of an identity.</summary>
    public const int Size = 32;

    /// <summary>The kind of an identity that is not known.</summary>
    public const byte UnknownKind = 0;

    /// <summary>SHA-256 of the signed range. The kinds are stored: append only.</summary>
    public const byte DigestKind = 1;

    /// <summary>The short digest, where short signatures decided.</summary>
    public const byte ShortDigestKind = 2;

    /// <summary>No identity of an image: what the caller of an update named the one that is arriving. It counts for
    /// nothing but going on with it.</summary>
    public const byte AnnouncedKind = 0xFF;

    /// <summary>An identity of <see cref="Size"/> bytes, which must not change any more.</summary>
    /// <exception cref="ArgumentException">There are not so many bytes.</exception>
    public ImageIdentity(byte kind, byte[] value)
    {
        if (value is null || value.Length != Size)
        {
            throw new ArgumentException("", nameof(value));
        }

        Kind = kind;
        Value = value;
    }

    /// <summary>Not known.</summary>
    public static ImageIdentity Unknown { get; } = new(UnknownKind, new byte[Size]);

    /// <summary>An identity as it was stored. One that is not known takes no memory.</summary>
    internal static ImageIdentity Read(byte kind, byte[] value)
    {
        return kind == UnknownKind ? Unknown : new ImageIdentity(kind, value);
    }

    /// <summary>What the bytes are.</summary>
    public byte Kind { get; }

    /// <summary>The bytes.</summary>
    public byte[] Value { get; }

    /// <summary>Whether kind and bytes are the same.</summary>
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
