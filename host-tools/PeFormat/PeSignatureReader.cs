using System;

namespace SecureBoot.PeFormat;

/// <summary>Reads signatures (docs/pe-format.md, section 6). Every read is bounded by the table.</summary>
/// <param name="signatures">The table.</param>
/// <param name="offset">The offset of the first read.</param>
public ref struct PeSignatureReader(ReadOnlySpan<byte> signatures, int offset)
{
    private readonly ReadOnlySpan<byte> _bytes = signatures;

    /// <summary>The offset of the next byte.</summary>
    public int Position { get; private set; } = offset;

    /// <summary>Reads a byte.</summary>
    /// <exception cref="PeException">The table has ended.</exception>
    public byte ReadByte()
    {
        return (uint)Position < (uint)_bytes.Length
            ? _bytes[Position++]
            : throw new PeException($"a signature ends after the table, at 0x{Position:X}");
    }

    /// <summary>Reads a little-endian u16.</summary>
    /// <exception cref="PeException">The table has ended.</exception>
    public ushort ReadUInt16() => (ushort)(ReadByte() | (ReadByte() << 8));

    /// <summary>Reads bytes.</summary>
    /// <exception cref="PeException">The table has ended.</exception>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count > _bytes.Length - Position)
        {
            throw new PeException($"a signature ends after the table, at 0x{Position:X}");
        }

        ReadOnlySpan<byte> bytes = _bytes.Slice(Position, count);
        Position += count;
        return bytes;
    }

    /// <summary>Reads a type.</summary>
    /// <exception cref="PeException">The table has ended, or the code is unknown.</exception>
    public PeElement ReadElement()
    {
        int levels = 0;
        bool byRef = false;
        while (true)
        {
            PeDataType type = (PeDataType)ReadByte();
            switch (type)
            {
                case PeDataType.ByRef when levels == 0 && !byRef:
                    byRef = true;
                    break;
                case PeDataType.SzArray:
                    levels++;
                    break;
                case PeDataType.Class or PeDataType.ValueType:
                    return new PeElement(type, ReadToken(), levels, byRef);
                case PeDataType.GenericParameter:
                    ReadByte();
                    return new PeElement(type, default, levels, byRef);
                case <= PeDataType.R8 or PeDataType.String or PeDataType.Object or PeDataType.WeakReference:
                    return new PeElement(type, default, levels, byRef);
                default:
                    throw new PeException($"unknown type {(byte)type} in a signature at 0x{Position - 1:X}");
            }
        }
    }

    /// <summary>Reads a compressed type token.</summary>
    /// <exception cref="PeException">The table has ended, or the token is of no table.</exception>
    public PeToken ReadToken()
    {
        uint value = ReadCompressed();
        return (value & 3) switch
        {
            0 => new PeToken(PeTable.TypeDef, (int)(value >> 2)),
            1 => new PeToken(PeTable.TypeRef, (int)(value >> 2)),
            2 => new PeToken(PeTable.TypeSpec, (int)(value >> 2)),
            _ => throw new PeException($"unknown table in a type token at 0x{Position:X}"),
        };
    }

    private uint ReadCompressed()
    {
        uint first = ReadByte();
        if ((first & 0x80) == 0)
        {
            return first;
        }

        if ((first & 0xC0) == 0x80)
        {
            return ((first & 0x3F) << 8) | ReadByte();
        }

        uint value = (first & 0x1F) << 24;
        value |= (uint)ReadByte() << 16;
        value |= (uint)ReadByte() << 8;
        return value | ReadByte();
    }
}
