namespace SecureBoot.Sensors;

/// <summary>The result of a byte of an NMEA stream.</summary>
public enum NmeaStatus
{
    /// <summary>No byte was fed. No method returns this value: an unset variable has it.</summary>
    NotFed = 0,

    /// <summary>The end of a line with a valid checksum.</summary>
    Ok = 1,

    /// <summary>The line needs more bytes.</summary>
    NeedMore = 2,

    /// <summary>Outside of a line: searching for its start.</summary>
    Searching = 3,

    /// <summary>The line was longer than NMEA 0183 allows, or had a byte that is not a printable character; the line
    /// was dropped.</summary>
    BadLine = 4,

    /// <summary>The checksum is missing or wrong; the line was dropped.</summary>
    BadChecksum = 5,
}
