namespace SecureBoot.Sensors;

/// <summary>The result of a byte of an NMEA stream.</summary>
public enum NmeaStatus
{
    /// <summary>Nothing was given. No method returns it: a variable that was never set holds it.</summary>
    NotFed = 0,

    /// <summary>The end of a line whose checksum is right.</summary>
    Ok = 1,

    /// <summary>The line goes on.</summary>
    NeedMore = 2,

    /// <summary>Outside of a line: searching for its start.</summary>
    Searching = 3,

    /// <summary>The line was longer than NMEA 0183 allows, or held what is no printable character; it was given
    /// up.</summary>
    BadLine = 4,

    /// <summary>The checksum is missing or wrong; the line was given up.</summary>
    BadChecksum = 5,
}
