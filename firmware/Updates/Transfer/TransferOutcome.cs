namespace SecureBoot.Updates;

/// <summary>The outcome of a download. Append only.</summary>
public enum TransferOutcome
{
    /// <summary>No transfer was made.</summary>
    None = 0,

    /// <summary>The server or the link failed: the next look continues the transfer.</summary>
    Interrupted = 1,

    /// <summary>A block differed from the manifest's block twice.</summary>
    Damaged = 2,

    /// <summary>The boot library or its storage refused: its result gives the reason.</summary>
    Refused = 3,

    /// <summary>All bytes are stored and match the manifest.</summary>
    Complete = 4,
}
