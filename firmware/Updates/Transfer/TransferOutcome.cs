namespace SecureBoot.Updates;

/// <summary>How a download ended. Append only.</summary>
public enum TransferOutcome
{
    /// <summary>There was no transfer.</summary>
    None = 0,

    /// <summary>The server or the link failed: it goes on from there.</summary>
    Interrupted = 1,

    /// <summary>A block was not the one that the manifest names, twice.</summary>
    Damaged = 2,

    /// <summary>The boot library or its storage refused: its result says why.</summary>
    Refused = 3,

    /// <summary>All bytes are stored, and are those that the manifest names.</summary>
    Complete = 4,
}
