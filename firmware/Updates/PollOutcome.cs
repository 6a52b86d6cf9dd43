namespace SecureBoot.Updates;

/// <summary>The progress of a look at the server. Append only.</summary>
public enum PollOutcome
{
    /// <summary>No look was made.</summary>
    None = 0,

    /// <summary>The manifest could not be read: the range status gives the reason.</summary>
    NoManifest = 1,

    /// <summary>The manifest is refused: the manifest status gives the reason.</summary>
    BadManifest = 2,

    /// <summary>The manifest's state cannot be stored: no further step was taken.</summary>
    NotStored = 3,

    /// <summary>No download is needed: the decision gives the reason.</summary>
    Decided = 4,

    /// <summary>The download stopped and continues at the next look: the range status gives the reason.</summary>
    Interrupted = 5,

    /// <summary>The server has other bytes than the manifest names.</summary>
    Damaged = 6,

    /// <summary>The boot library refused: its result gives the reason.</summary>
    Refused = 7,

    /// <summary>The image is complete and verified: reset the board.</summary>
    Staged = 8,
}
