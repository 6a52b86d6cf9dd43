namespace SecureBoot.Sensors;

/// <summary>The result of a call on an end of a ring.</summary>
public enum RingStatus
{
    /// <summary>No request was made. No method returns this value: an unset variable has it.</summary>
    NotAsked = 0,

    /// <summary>Done.</summary>
    Ok = 1,

    /// <summary>No slot is free; a later call may find one.</summary>
    Full = 2,

    /// <summary>The ring has no frame; a later call may find one.</summary>
    Empty = 3,

    /// <summary>This end has an open lease.</summary>
    LeaseOpen = 4,

    /// <summary>The slots of this ring are too small for this many bytes, now and later.</summary>
    NeverFits = 5,

    /// <summary>The lease has too few bytes left; nothing was written, read or moved.</summary>
    PastLease = 6,

    /// <summary>The length to commit is negative or above the written bytes.</summary>
    BadLength = 7,

    /// <summary>The lease is None, as after a refused rent or take.</summary>
    MissingLease = 8,

    /// <summary>The latest lease of this end, already given back: a second commit or release.</summary>
    ClosedLease = 9,

    /// <summary>An older lease of this end: its slot has had other owners since.</summary>
    StaleLease = 10,

    /// <summary>A lease that this end never issued: from another ring, or invented.</summary>
    ForeignLease = 11,

    /// <summary>The producer of a window overwrote each frame during the take; a later take may succeed.</summary>
    Overtaken = 12,

    /// <summary>This end belongs to another thread, which used it first.</summary>
    WrongThread = 13,
}
