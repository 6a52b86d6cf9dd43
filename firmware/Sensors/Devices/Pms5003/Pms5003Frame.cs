namespace SecureBoot.Sensors;

/// <summary>The serial frame of the Plantower PMS5003 particulate sensor in active mode: 9600 baud, 8 bits, no parity,
/// 1 stop bit.</summary>
/// <remarks>
/// From the maker's data manual (PMS5003 series, appendix I). All fields are big-endian:
/// <code>
/// 0   u8    start character 1        42
/// 1   u8    start character 2        4D
/// 2   u16   frame length             2 * 13 + 2 = 28
/// 4   u16   PM1.0   ug/m3, standard particle (CF = 1)
/// 6   u16   PM2.5   as above
/// 8   u16   PM10    as above
/// 10  u16   PM1.0   ug/m3, atmospheric environment
/// 12  u16   PM2.5   as above
/// 14  u16   PM10    as above
/// 16  u16   particles above 0.3 um in 0.1 litre of air
/// 18  u16   particles above 0.5 um
/// 20  u16   particles above 1.0 um
/// 22  u16   particles above 2.5 um
/// 24  u16   particles above 5.0 um
/// 26  u16   particles above 10 um
/// 28  u16   reserved
/// 30  u16   check code: the sum of bytes 0 to 29, modulo 65536
/// </code>
/// </remarks>
public static class Pms5003Frame
{
    /// <summary>The size of a frame in bytes.</summary>
    public const int Size = 32;

    /// <summary>The number of 16-bit fields between the length and the check code.</summary>
    public const int Fields = 13;

    internal const byte Start1 = 0x42;
    internal const byte Start2 = 0x4D;
    internal const int LengthValue = (2 * Fields) + 2;
    internal const int ChecksumOffset = Size - 2;

    /// <summary>Checks the frame that starts at <paramref name="start"/> of an array, as far as
    /// <paramref name="count"/> bytes allow.</summary>
    /// <returns>Ok for a complete valid frame, NeedMore for a valid beginning, or the defect.</returns>
    internal static Pms5003Status Check(byte[] bytes, int start, int count)
    {
        if ((count > 0 && bytes[start] != Start1) || (count > 1 && bytes[start + 1] != Start2))
        {
            return Pms5003Status.BadStart;
        }

        if ((count > 2 && bytes[start + 2] != 0) || (count > 3 && bytes[start + 3] != LengthValue))
        {
            return Pms5003Status.BadLength;
        }

        if (count < Size)
        {
            return Pms5003Status.NeedMore;
        }

        // At most 30 * 255: the sum needs no modulus.
        int sum = 0;
        for (int i = 0; i < ChecksumOffset; i++)
        {
            sum += bytes[start + i];
        }

        int checksum = (bytes[start + ChecksumOffset] << 8) | bytes[start + ChecksumOffset + 1];
        return sum == checksum ? Pms5003Status.Ok : Pms5003Status.BadChecksum;
    }
}
