namespace SecureBoot.Boot;

/// <summary>The outcome of reading one journal record. Only <see cref="Ok"/> counts.</summary>
public enum JournalRecordStatus
{
    /// <summary>It has not been read.</summary>
    NotRead = 0,

    /// <summary>There is no file, or nothing in it.</summary>
    Missing = 1,

    /// <summary>The storage does not give its bytes, not even when asked again.</summary>
    Unreadable = 2,

    /// <summary>It ends early, or its two sequence numbers differ: the write that made it did not end.</summary>
    Torn = 3,

    /// <summary>It is whole, and its CRC is not that of its bytes.</summary>
    Flipped = 4,

    /// <summary>The CRC is right and what it says cannot be.</summary>
    BadContent = 5,

    /// <summary>It is good, and the other record is newer and says something else; or it is a copy of a record that
    /// belongs elsewhere.</summary>
    Stale = 6,

    /// <summary>It is good, and of the layout before this one: it counts, and is written anew.</summary>
    OldLayout = 7,

    /// <summary>It is good.</summary>
    Ok = 0x4A52,
}
