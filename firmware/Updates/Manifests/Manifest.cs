using System;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>What a publisher says of the image that boards are to have (docs/manifest-format.md). It never
/// changes.</summary>
public sealed class Manifest
{
    /// <summary>The one byte of the body.</summary>
    public const byte Format = 1;

    /// <summary>Bytes of a block, of which the manifest has the digests; the last one may be shorter.</summary>
    public const int BlockSize = 16384;

    /// <summary>Most blocks of an image.</summary>
    public const int MaxBlocks = 48;

    /// <summary>All of the fleet.</summary>
    public const int WholeFleet = 10000;

    /// <summary>The highest sequence: what lies above is never reached.</summary>
    public const uint MaxSequence = 0x7FFFFFFF;

    /// <summary>The shortest time between two looks, in seconds.</summary>
    public const uint MinPoll = 60;

    /// <summary>The longest time between two looks, and the longest window, in seconds: a week.</summary>
    public const uint MaxPeriod = 604800;

    private readonly byte[] _tail;
    private readonly int _identity;
    private readonly int _identitySize;
    private readonly int _blocks;

    internal Manifest(ManifestContainer container, ManifestNumbers numbers)
    {
        TlvList tlvs = container.Tlvs;
        _tail = container.Tail;
        _identity = tlvs.OffsetAt(tlvs.IndexOf(ManifestField.Identity));
        _identitySize = tlvs.LengthAt(tlvs.IndexOf(ManifestField.Identity));
        _blocks = tlvs.OffsetAt(tlvs.IndexOf(ManifestField.Blocks));
        Version = container.Header.Version;
        Numbers = numbers;
        FileDigest = Copy(tlvs.OffsetAt(tlvs.IndexOf(ManifestField.FileDigest)), ImageIdentity.Size);
        Product = Copy(tlvs.OffsetAt(tlvs.IndexOf(TlvType.ClassId)), ManifestReader.ProductSize);
    }

    /// <summary>The numbers.</summary>
    public ManifestNumbers Numbers { get; }

    /// <summary>The image's version as one number, as an image's header has it.</summary>
    public ulong Version { get; }

    /// <summary>SHA-256 of the image's file, 32 bytes. Do not change them.</summary>
    public byte[] FileDigest { get; }

    /// <summary>The product that the image is for, 16 bytes. Do not change them.</summary>
    public byte[] Product { get; }

    /// <summary>Whether it is the image that a board knows by <paramref name="identity"/>.</summary>
    public bool IsOf(ImageIdentity identity)
    {
        int at = identity.Kind == ImageIdentity.DigestKind ? 0
            : identity.Kind == ImageIdentity.ShortDigestKind ? ImageIdentity.Size
            : _identitySize;
        return at < _identitySize && IsAt(_identity + at, identity.Value);
    }

    /// <summary>Whether the board's updater says of the image that it failed its trial.</summary>
    public bool IsRejected(SecureBoot.Boot.Updater updater)
    {
        return updater.IsRejected(Copy(_identity, ImageIdentity.Size))
            || (_identitySize > ImageIdentity.Size
                && updater.IsRejected(Copy(_identity + ImageIdentity.Size, ImageIdentity.Size)));
    }

    /// <summary>Whether <paramref name="digest"/>, 32 bytes, is that of block <paramref name="index"/>.</summary>
    public bool IsBlock(int index, byte[] digest)
    {
        return index >= 0 && index < Numbers.BlockCount && IsAt(_blocks + (index * ImageIdentity.Size), digest);
    }

    private byte[] Copy(int offset, int count)
    {
        byte[] copy = new byte[count];
        Array.Copy(_tail, offset, copy, 0, count);
        return copy;
    }

    private bool IsAt(int offset, byte[] value)
    {
        int difference = 0;
        for (int i = 0; i < value.Length; i++)
        {
            difference |= value[i] ^ _tail[offset + i];
        }

        return difference == 0;
    }
}
