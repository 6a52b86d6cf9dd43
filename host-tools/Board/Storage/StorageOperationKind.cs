namespace SecureBoot.Board.Storage;

/// <summary>What firmware asked of the storage.</summary>
public enum StorageOperationKind
{
    /// <summary>A file's length.</summary>
    Length,

    /// <summary>Bytes of a file.</summary>
    Read,

    /// <summary>A write.</summary>
    Write,

    /// <summary>That what was written stays.</summary>
    Flush,

    /// <summary>That a file goes.</summary>
    Delete,

    /// <summary>A look at the hardware counter.</summary>
    ReadCounter,

    /// <summary>A raise of the hardware counter.</summary>
    RaiseCounter,
}
