using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace SecureBoot.Signer;

/// <summary>Builds one TLV area: its magic, its size, and the TLVs without padding between them.</summary>
internal sealed class TlvAreaBuilder
{
    private const int HeadSize = 4;

    private readonly ushort _magic;
    private readonly List<byte[]> _parts = [];

    internal TlvAreaBuilder(ushort magic)
    {
        _magic = magic;
    }

    internal void Add(ushort type, byte[] value)
    {
        _parts.Add(Head(type, value.Length));
        _parts.Add(value);
    }

    internal byte[] Build()
    {
        int size = HeadSize;
        _parts.ForEach(part => size += part.Length);

        byte[] area = new byte[size];
        Head(_magic, size).CopyTo(area, 0);
        int position = HeadSize;
        foreach (byte[] part in _parts)
        {
            part.CopyTo(area, position);
            position += part.Length;
        }

        return area;
    }

    // Type or magic, then a size: two little-endian numbers of 16 bits.
    private static byte[] Head(ushort first, int size)
    {
        byte[] head = new byte[HeadSize];
        BinaryPrimitives.WriteUInt16LittleEndian(head, first);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(2), checked((ushort)size));
        return head;
    }
}
