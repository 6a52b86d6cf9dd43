using SecureBoot.Buffers;

namespace SecureBoot.Updates;

/// <summary>The outcome of a read from a server. Zero is a failure. Append only.</summary>
[MustUse(IsVerdict = true)]
public enum RangeStatus
{
    /// <summary>No read was made.</summary>
    NotRead = 0,

    /// <summary>No connection, or the connection broke.</summary>
    Unreachable = 1,

    /// <summary>The server has no such file.</summary>
    NotFound = 2,

    /// <summary>The server asks for later: 429 or 503.</summary>
    Busy = 3,

    /// <summary>An answer with another status than 206.</summary>
    BadStatus = 4,

    /// <summary>Range, lengths or encoding of the answer differ from the request.</summary>
    BadAnswer = 5,

    /// <summary>The answer was too slow, too late, or had too many reads without bytes.</summary>
    TooSlow = 6,

    /// <summary>The file has more bytes than it may have.</summary>
    TooLong = 7,

    /// <summary>The file ends before it should.</summary>
    TooShort = 8,

    /// <summary>At least one byte was read, or the file has ended.</summary>
    Ok = 0x2A5C,
}
