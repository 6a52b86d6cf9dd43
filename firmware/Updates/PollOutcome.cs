namespace SecureBoot.Updates;

/// <summary>How far a look at the server came. Append only.</summary>
public enum PollOutcome
{
    /// <summary>Nothing was looked at.</summary>
    None = 0,

    /// <summary>The manifest could not be read: the range status says why.</summary>
    NoManifest = 1,

    /// <summary>The manifest does not count: the manifest status says why.</summary>
    BadManifest = 2,

    /// <summary>The manifest's state cannot be stored: nothing else was done.</summary>
    NotRemembered = 3,

    /// <summary>There was nothing to download: the decision says why.</summary>
    Decided = 4,

    /// <summary>The download was stopped and goes on at the next look: the range status says why.</summary>
    Interrupted = 5,

    /// <summary>The server has other bytes than the manifest names.</summary>
    Damaged = 6,

    /// <summary>The boot library refused: its result says why.</summary>
    Refused = 7,

    /// <summary>The image is whole and verified: reset the board.</summary>
    Staged = 8,
}
