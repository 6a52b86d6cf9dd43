using System;
using SecureBoot.Buffers;

namespace SecureBoot.Image;

/// <summary>The TLVs of an image, both areas, as places in the bytes after the body (docs/image-format.md, section
/// 3).</summary>
/// <remarks>
/// <code>
/// area   magic u16, total u16 (with these 4 bytes), TLVs     magic: 6908 protected, 6907 unprotected
/// TLV    type u16, length u16, value
/// </code>
/// </remarks>
public sealed class TlvList
{
    /// <summary>First word of the protected area.</summary>
    public const ushort ProtectedMagic = 0x6908;

    /// <summary>First word of the unprotected area.</summary>
    public const ushort UnprotectedMagic = 0x6907;

    /// <summary>Most TLVs an image may have.</summary>
    public const int Capacity = 64;

    /// <summary>The largest size of both areas together in bytes: an update is verified with both areas in
    /// memory.</summary>
    public const int MaxSize = 4096;

    /// <summary>Bytes before an area's TLVs, and before a TLV's value.</summary>
    public const int PrefixSize = 4;

    // The number of TLVs of an image with one signature; the capacity doubles when more are needed.
    private const int FirstCapacity = 4;

    private ushort[] _types = new ushort[FirstCapacity];
    private int[] _offsets = new int[FirstCapacity];
    private ushort[] _lengths = new ushort[FirstCapacity];
    private int _protectedCount;

    private TlvList()
    {
    }

    /// <summary>The number of TLVs.</summary>
    public int Count { get; private set; }

    /// <summary>The number of TLVs in the protected area, which are the first ones.</summary>
    public int ProtectedCount => _protectedCount;

    /// <summary>Index, in the bytes after the body, just past the unprotected area.</summary>
    public int End { get; private set; }

    /// <summary>The type of TLV <paramref name="index"/>.</summary>
    public ushort TypeAt(int index)
    {
        return _types[index];
    }

    /// <summary>The offset of the value of TLV <paramref name="index"/> in the bytes after the body.</summary>
    public int OffsetAt(int index)
    {
        return _offsets[index];
    }

    /// <summary>Bytes in the value of TLV <paramref name="index"/>.</summary>
    public int LengthAt(int index)
    {
        return _lengths[index];
    }

    /// <summary>Whether TLV <paramref name="index"/> is inside the signature.</summary>
    public bool IsProtectedAt(int index)
    {
        return index < _protectedCount;
    }

    /// <summary>Index of the first TLV of the type, or -1.</summary>
    public int IndexOf(ushort type)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_types[i] == type)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads both areas that follow the body.</summary>
    /// <param name="header">The image's header, whose sizes are limited by the available bytes.</param>
    /// <param name="tail">The image's bytes after the body.</param>
    /// <param name="list">The TLVs, their offsets indexes into <paramref name="tail"/>, or null unless the status is
    /// <see cref="VerifyStatus.Ok"/>.</param>
    public static VerifyStatus TryRead(ImageHeader header, byte[] tail, out TlvList? list)
    {
        list = null;
        TlvList read = new();
        ByteReader reader = new(tail, 0, tail.Length);

        if (header.ProtectedSize != 0)
        {
            VerifyStatus status = read.ReadProtected(reader, header.ProtectedSize, tail);
            if (status != VerifyStatus.Ok)
            {
                return status;
            }
        }

        VerifyStatus unprotected = read.ReadArea(reader, UnprotectedMagic, 0, MaxSize - header.ProtectedSize);
        if (unprotected != VerifyStatus.Ok)
        {
            return unprotected;
        }

        read.End = reader.Position;
        list = read;
        return VerifyStatus.Ok;
    }

    private VerifyStatus ReadProtected(ByteReader reader, int size, byte[] tail)
    {
        VerifyStatus status = ReadArea(reader, ProtectedMagic, size, MaxSize);
        _protectedCount = Count;
        return status == VerifyStatus.Ok ? ShortSignatures.CheckPlaces(tail, this) : status;
    }

    // With a declared size of 0, only the area itself has its size. room: the largest size of the area in bytes.
    private VerifyStatus ReadArea(ByteReader reader, ushort magic, int declaredSize, int room)
    {
        if (!reader.TryReadUInt16(out ushort found) || !reader.TryReadUInt16(out ushort total))
        {
            return VerifyStatus.TruncatedTlvArea;
        }

        if (found != magic)
        {
            return VerifyStatus.BadTlvMagic;
        }

        if (declaredSize != 0 && total != declaredSize)
        {
            return VerifyStatus.ProtectedSizeMismatch;
        }

        int left = total - PrefixSize;
        if (left < 0 || left > reader.Remaining)
        {
            return VerifyStatus.TruncatedTlvArea;
        }

        if (total > room)
        {
            return VerifyStatus.TlvsTooLarge;
        }

        int end = reader.Remaining - left;
        while (reader.Remaining > end)
        {
            VerifyStatus status = ReadTlv(reader, end, magic == ProtectedMagic);
            if (status != VerifyStatus.Ok)
            {
                return status;
            }
        }

        return VerifyStatus.Ok;
    }

    // end: how many bytes remain once the area is read.
    private VerifyStatus ReadTlv(ByteReader reader, int end, bool isProtected)
    {
        if (reader.Remaining - end < PrefixSize ||
            !reader.TryReadUInt16(out ushort type) ||
            !reader.TryReadUInt16(out ushort length) ||
            length > reader.Remaining - end)
        {
            return VerifyStatus.TruncatedTlv;
        }

        VerifyStatus status = CheckTlv(type, length, isProtected);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        if (Count == _types.Length)
        {
            Grow();
        }

        _types[Count] = type;
        _offsets[Count] = reader.Position;
        _lengths[Count] = length;
        Count++;
        return reader.TrySkip(length) ? VerifyStatus.Ok : VerifyStatus.TruncatedTlv;
    }

    private void Grow()
    {
        ushort[] types = new ushort[2 * Count];
        int[] offsets = new int[2 * Count];
        ushort[] lengths = new ushort[2 * Count];
        Array.Copy(_types, 0, types, 0, Count);
        Array.Copy(_offsets, 0, offsets, 0, Count);
        Array.Copy(_lengths, 0, lengths, 0, Count);
        _types = types;
        _offsets = offsets;
        _lengths = lengths;
    }

    private VerifyStatus CheckTlv(ushort type, int length, bool isProtected)
    {
        if (!TlvType.IsProtected(type) && !TlvType.IsUnprotected(type))
        {
            return VerifyStatus.UnknownTlv;
        }

        if (isProtected != TlvType.IsProtected(type))
        {
            return VerifyStatus.MisplacedTlv;
        }

        if (TlvType.IsCompression(type))
        {
            return VerifyStatus.UnsupportedCompression;
        }

        if (!TlvType.IsLength(type, length))
        {
            return VerifyStatus.BadTlvLength;
        }

        if (!TlvType.IsRepeatable(type) && IndexOf(type) >= 0)
        {
            return VerifyStatus.DuplicateTlv;
        }

        return Count == Capacity ? VerifyStatus.TooManyTlvs : VerifyStatus.Ok;
    }
}
