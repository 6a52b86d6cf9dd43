namespace SecureBoot.Image;

/// <summary>The CRC-32 of nanoFramework assemblies: polynomial 04C11DB7, start 0, not reflected, no final xor.</summary>
public static class PeCrc32
{
    // The CRC of each high nibble: sixteen words instead of 256 keep the heap small at two steps a byte.
    private static readonly uint[] s_table =
    {
        0x00000000, 0x04C11DB7, 0x09823B6E, 0x0D4326D9, 0x130476DC, 0x17C56B6B, 0x1A864DB2, 0x1E475005,
        0x2608EDB8, 0x22C9F00F, 0x2F8AD6D6, 0x2B4BCB61, 0x350C9B64, 0x31CD86D3, 0x3C8EA00A, 0x384FBDBD,
    };

    /// <summary>Carries <paramref name="crc"/> over <paramref name="count"/> bytes from <paramref name="offset"/>.</summary>
    public static uint Compute(uint crc, byte[] bytes, int offset, int count)
    {
        uint[] table = s_table;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc ^= unchecked((uint)bytes[i] << 24);
            crc = unchecked(crc << 4) ^ table[crc >> 28];
            crc = unchecked(crc << 4) ^ table[crc >> 28];
        }

        return crc;
    }

    /// <summary>Carries <paramref name="crc"/> over <paramref name="count"/> zero bytes.</summary>
    public static uint ComputeZeros(uint crc, int count)
    {
        for (int i = 0; i < 2 * count; i++)
        {
            crc = unchecked(crc << 4) ^ s_table[crc >> 28];
        }

        return crc;
    }
}
