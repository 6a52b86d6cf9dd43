namespace SecureBoot.Boot;

/// <summary>The outcome of reading a journal record. Only <see cref="Ok"/> counts.</summary>
public enum JournalRecordStatus
{
    /// <summary>The record has not been read.</summary>
    NotRead = 0,

    /// <summary>The file is missing or empty.</summary>
    Missing = 1,

    /// <summary>The storage cannot read the record in three tries.</summary>
    Unreadable = 2,

    /// <summary>The record ends early, or its two sequence numbers differ: its write was cut.</summary>
    Torn = 3,

    /// <summary>The record is complete, but its CRC is wrong.</summary>
    Flipped = 4,

    /// <summary>The CRC is right, but the content is invalid.</summary>
    BadContent = 5,

    /// <summary>The record is valid, but the other record is newer and differs; or the record is a copy of another
    /// record.</summary>
    Stale = 6,

    /// <summary>The record is valid and has the previous layout: the boot uses it and writes it in the current
    /// layout.</summary>
    OldLayout = 7,

    /// <summary>The record is valid.</summary>
    Ok = 0x4A52,
}
