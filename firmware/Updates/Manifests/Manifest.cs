using System;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>A publisher's description of the image that boards are to install (docs/manifest-format.md).
/// Immutable.</summary>
public sealed class Manifest
{
    /// <summary>The only byte of the body.</summary>
    public const byte Format = 1;

    /// <summary>The bytes of a block, for which the manifest has a digest; the last block may be shorter.</summary>
    public const int BlockSize = 16384;

    /// <summary>Most blocks of an image.</summary>
    public const int MaxBlocks = 48;

    /// <summary>The rollout of the whole fleet.</summary>
    public const int WholeFleet = 10000;

    /// <summary>The highest sequence: no manifest reaches a higher sequence.</summary>
    public const uint MaxSequence = 0x7FFFFFFF;

    /// <summary>The shortest time between two looks, in seconds.</summary>
    public const uint MinPoll = 60;

    /// <summary>The longest time between two looks, and the longest window, in seconds: a week.</summary>
    public const uint MaxPeriod = 604800;

    // Copies: a download takes long, and the rest of the manifest need not stay in memory.
    private readonly byte[] _identity;
    private readonly byte[] _blocks;

    internal Manifest(ManifestContainer container, ManifestNumbers numbers)
    {
        Version = container.Header.Version;
        Numbers = numbers;
        FileDigest = Copy(container, ManifestField.FileDigest);
        Product = Copy(container, TlvType.ClassId);
        _identity = Copy(container, ManifestField.Identity);
        _blocks = Copy(container, ManifestField.Blocks);
    }

    /// <summary>The numbers.</summary>
    public ManifestNumbers Numbers { get; }

    /// <summary>The image's version as one number, as in an image's header.</summary>
    public ulong Version { get; }

    /// <summary>SHA-256 of the image's file, 32 bytes. Do not change the bytes.</summary>
    public byte[] FileDigest { get; }

    /// <summary>The product that the image is for, 16 bytes. Do not change the bytes.</summary>
    public byte[] Product { get; }

    /// <summary>Whether the manifest's image has the identity <paramref name="identity"/>.</summary>
    public bool IsOf(ImageIdentity identity)
    {
        int at = identity.Kind == ImageIdentity.DigestKind ? 0
            : identity.Kind == ImageIdentity.ShortDigestKind ? ImageIdentity.Size
            : _identity.Length;
        return at < _identity.Length && IsAt(_identity, at, identity.Value);
    }

    /// <summary>Whether the image failed its trial, according to the board's updater.</summary>
    public bool IsRejected(SecureBoot.Boot.Updater updater)
    {
        return updater.IsRejected(Copy(_identity, 0, ImageIdentity.Size))
            || (_identity.Length > ImageIdentity.Size
                && updater.IsRejected(Copy(_identity, ImageIdentity.Size, ImageIdentity.Size)));
    }

    /// <summary>Whether <paramref name="digest"/>, 32 bytes, is that of block <paramref name="index"/>.</summary>
    public bool IsBlock(int index, byte[] digest)
    {
        return index >= 0 && index < Numbers.BlockCount && IsAt(_blocks, index * ImageIdentity.Size, digest);
    }

    // The field exists: the reader has checked this.
    private static byte[] Copy(ManifestContainer container, ushort field)
    {
        int at = container.Tlvs.IndexOf(field);
        return Copy(container.Tail, container.Tlvs.OffsetAt(at), container.Tlvs.LengthAt(at));
    }

    private static byte[] Copy(byte[] bytes, int offset, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(bytes, offset, copy, 0, count);
        return copy;
    }

    private static bool IsAt(byte[] bytes, int offset, byte[] value)
    {
        int difference = 0;
        for (int i = 0; i < value.Length; i++)
        {
            difference |= value[i] ^ bytes[offset + i];
        }

        return difference == 0;
    }
}
