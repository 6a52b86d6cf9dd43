using System;
using System.Buffers.Binary;

namespace SecureBoot.Signer.Images;

/// <summary>Builds one TLV area: its magic, its size, and the TLVs without padding between them.</summary>
internal sealed class TlvAreaBuilder
{
    private const int HeadSize = 4;
    private const int SizeOffset = 2;

    private readonly ByteParts _bytes = new();

    internal TlvAreaBuilder(ushort magic)
    {
        _bytes.Add(Head(magic, 0));
    }

    internal void Add(ushort type, byte[] value)
    {
        _bytes.Add(Head(type, value.Length));
        _bytes.Add(value);
    }

    internal byte[] Build()
    {
        byte[] area = _bytes.Join();
        WriteSize(area, area.Length);
        return area;
    }

    // Type or magic, then a size: two little-endian numbers of 16 bits.
    private static byte[] Head(ushort first, int size)
    {
        byte[] head = new byte[HeadSize];
        BinaryPrimitives.WriteUInt16LittleEndian(head, first);
        WriteSize(head, size);
        return head;
    }

    private static void WriteSize(byte[] bytes, int size)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(SizeOffset), checked((ushort)size));
    }
}
