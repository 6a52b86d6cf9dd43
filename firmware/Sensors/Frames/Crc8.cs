using System;

namespace SecureBoot.Sensors;

/// <summary>CRC-8 of Sensirion's sensors, also called CRC-8/NRSC-5: polynomial 31, start FF, not reflected, no final
/// xor; BE EF gives 92.</summary>
public static class Crc8
{
    // The CRC of four bits.
    private static readonly byte[] s_nibble =
        { 0x00, 0x31, 0x62, 0x53, 0xC4, 0xF5, 0xA6, 0x97, 0xB9, 0x88, 0xDB, 0xEA, 0x7D, 0x4C, 0x1F, 0x2E };

    /// <summary>The CRC of <paramref name="count"/> bytes from index <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range is not inside the array.</exception>
    public static byte Compute(byte[] bytes, int start, int count)
    {
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (start < 0 || start > bytes.Length || count < 0 || count > bytes.Length - start)
        {
            throw new ArgumentOutOfRangeException(nameof(count));
        }

        int crc = 0xFF;
        for (int i = start; i < start + count; i++)
        {
            crc ^= bytes[i];
            crc = ((crc << 4) & 0xFF) ^ s_nibble[crc >> 4];
            crc = ((crc << 4) & 0xFF) ^ s_nibble[crc >> 4];
        }

        return (byte)crc;
    }
}
