namespace SecureBoot.Board.Storage;

/// <summary>The firmware's request to the storage.</summary>
public enum StorageOperationKind
{
    /// <summary>A file's length.</summary>
    Length,

    /// <summary>Bytes of a file.</summary>
    Read,

    /// <summary>A write.</summary>
    Write,

    /// <summary>Flushes the written bytes.</summary>
    Flush,

    /// <summary>Deletes a file.</summary>
    Delete,

    /// <summary>Reads the hardware counter.</summary>
    ReadCounter,

    /// <summary>A raise of the hardware counter.</summary>
    RaiseCounter,

    /// <summary>Creates an empty file, in place of an existing file.</summary>
    Create,

    /// <summary>Changes the length of a file.</summary>
    Resize,

    /// <summary>Renames a file or directory.</summary>
    Move,

    /// <summary>A directory that is made.</summary>
    MakeDirectory,

    /// <summary>Deletes all files.</summary>
    Format,
}
