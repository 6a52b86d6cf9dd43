namespace SecureBoot.Sensors;

/// <summary>The result of a PMS5003 frame, or of a byte of a frame.</summary>
public enum Pms5003Status
{
    /// <summary>No byte was fed. No method returns this value: an unset variable has it.</summary>
    NotFed = 0,

    /// <summary>A complete valid frame.</summary>
    Ok = 1,

    /// <summary>The frame needs more bytes.</summary>
    NeedMore = 2,

    /// <summary>The two start characters are missing: the receiver searches for them.</summary>
    BadStart = 3,

    /// <summary>The length field is not that of a frame.</summary>
    BadLength = 4,

    /// <summary>The check code is not the sum of the bytes before it.</summary>
    BadChecksum = 5,

    /// <summary>Fewer bytes than a frame.</summary>
    Truncated = 6,
}
