using System;

namespace SecureBoot.PeFormat;

/// <summary>The CRC-32 of a <c>.pe</c>: polynomial 04C11DB7, most significant bit first, start 0, no final xor
/// (docs/pe-format.md, section 1).</summary>
public static class PeCrc
{
    private const uint Polynomial = 0x04C11DB7;
    private static readonly uint[] s_table = CreateTable();

    /// <summary>Carries <paramref name="crc"/> over <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ s_table[(crc >> 24) ^ value];
        }

        return crc;
    }

    /// <summary>The CRC of a header of <see cref="PeHeader.Size"/> bytes, with its own field taken as zero.</summary>
    public static uint OfHeader(ReadOnlySpan<byte> header)
    {
        uint crc = Compute(header[..PeHeader.HeaderCrcOffset]);
        crc = Compute(stackalloc byte[4], crc);
        return Compute(header[PeHeader.AssemblyCrcOffset..PeHeader.Size], crc);
    }

    private static uint[] CreateTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
