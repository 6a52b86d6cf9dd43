namespace SecureBoot.Sensors;

/// <summary>The result of receiving a frame.</summary>
public enum FrameStatus
{
    /// <summary>No receive was tried. No method returns this value: an unset variable has it.</summary>
    NotReceived = 0,

    /// <summary>A complete frame with a valid CRC.</summary>
    Ok = 1,

    /// <summary>The ring has no frame.</summary>
    Empty = 2,

    /// <summary>Fewer bytes than the header and the CRC need, or fewer bytes than the length field.</summary>
    Truncated = 3,

    /// <summary>More bytes than the length field.</summary>
    BadLength = 4,

    /// <summary>The CRC does not match the bytes.</summary>
    BadCrc = 5,

    /// <summary>The consumer has a lease that was not released.</summary>
    LeaseOpen = 6,

    /// <summary>The producer of a window overwrote each frame during the take.</summary>
    Overtaken = 7,

    /// <summary>The consumer belongs to another thread, which used it first.</summary>
    WrongThread = 8,
}
