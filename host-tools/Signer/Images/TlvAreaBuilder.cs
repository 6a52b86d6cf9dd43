using System;
using System.Buffers;
using System.Buffers.Binary;

namespace SecureBoot.Signer;

/// <summary>Builds one TLV area: its magic, its size, and the TLVs without padding between them.</summary>
internal sealed class TlvAreaBuilder
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal TlvAreaBuilder(ushort magic)
    {
        WriteUInt16(magic);
        WriteUInt16(0);
    }

    internal void Add(ushort type, byte[] value)
    {
        WriteUInt16(type);
        WriteUInt16(value.Length);
        _bytes.Write(value);
    }

    internal byte[] Build()
    {
        byte[] area = _bytes.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(area.AsSpan(2), checked((ushort)area.Length));
        return area;
    }

    private void WriteUInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(2), checked((ushort)value));
        _bytes.Advance(2);
    }
}
