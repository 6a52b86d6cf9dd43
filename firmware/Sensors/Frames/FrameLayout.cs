namespace SecureBoot.Sensors;

/// <summary>The layout of a frame in memory, in files and on the wire. Numbers are little-endian; the CRC is
/// big-endian, in the order of its definition.</summary>
/// <remarks>
/// <code>
/// 0   u16   sequence       one more than the frame before, from 65535 to 0
/// 2   u32   timestamp      milliseconds, wraps after 49.7 days
/// 6   u8    source         which sensor
/// 7   u8    length         of the payload
/// 8   ...   payload        raw, as the sensor gave it
/// ..  u16   CRC            CRC-16/CCITT-FALSE over all before it
/// </code>
/// </remarks>
public static class FrameLayout
{
    /// <summary>The bytes before the payload.</summary>
    public const int HeaderSize = 2 + 4 + 1 + 1;

    /// <summary>The bytes after the payload.</summary>
    public const int CrcSize = 2;

    /// <summary>The bytes of a frame without its payload.</summary>
    public const int Overhead = HeaderSize + CrcSize;

    /// <summary>The longest payload.</summary>
    public const int MaximumPayload = 255;

    internal const int SourceOffset = 6;
    internal const int LengthOffset = 7;
}
