using System;
using System.Buffers.Binary;

namespace SecureBoot.PeFormat;

/// <summary>The CRC-32 of a <c>.pe</c>: polynomial 04C11DB7, most significant bit first, start 0, no final xor
/// (docs/pe-format.md, section 1).</summary>
public static class PeCrc
{
    private const uint Polynomial = 0x04C11DB7;
    private const int Entries = 256;
    private const int Step = 8;

    // Entry 256 * k + b: the CRC of the byte b before k zero bytes. Eight bytes are then eight independent look-ups,
    // which a processor makes at the same time.
    private static readonly uint[] s_table = CreateTable();

    /// <summary>Carries <paramref name="crc"/> over <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        ReadOnlySpan<uint> table = s_table;
        while (bytes.Length >= Step)
        {
            crc ^= BinaryPrimitives.ReadUInt32BigEndian(bytes);
            crc = table[(7 * Entries) + (int)(crc >> 24)]
                ^ table[(6 * Entries) + (int)((crc >> 16) & 0xFF)]
                ^ table[(5 * Entries) + (int)((crc >> 8) & 0xFF)]
                ^ table[(4 * Entries) + (int)(crc & 0xFF)]
                ^ table[(3 * Entries) + bytes[4]]
                ^ table[(2 * Entries) + bytes[5]]
                ^ table[Entries + bytes[6]]
                ^ table[bytes[7]];
            bytes = bytes[Step..];
        }

        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ table[(int)(crc >> 24) ^ value];
        }

        return crc;
    }

    /// <summary>The CRC of a header of <see cref="PeHeader.Size"/> bytes, with zero in place of its own
    /// field.</summary>
    public static uint OfHeader(ReadOnlySpan<byte> header)
    {
        uint crc = Compute(header[..PeHeader.HeaderCrcOffset]);
        crc = Compute(stackalloc byte[4], crc);
        return Compute(header[PeHeader.AssemblyCrcOffset..PeHeader.Size], crc);
    }

    private static uint[] CreateTable()
    {
        uint[] table = new uint[Step * Entries];
        for (uint i = 0; i < Entries; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        for (int i = Entries; i < table.Length; i++)
        {
            uint before = table[i - Entries];
            table[i] = (before << 8) ^ table[before >> 24];
        }

        return table;
    }
}
