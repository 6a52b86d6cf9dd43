namespace SecureBoot.Signer.Files;

/// <summary>Why a file could not be read or written.</summary>
public enum FileProblem
{
    /// <summary>No file has the name.</summary>
    Missing,

    /// <summary>A folder where a file is needed.</summary>
    IsFolder,

    /// <summary>A device where a file is needed.</summary>
    IsDevice,

    /// <summary>No bytes: an empty file, or a pipe or device, which have no size.</summary>
    Empty,

    /// <summary>More bytes than such a file can have.</summary>
    TooLarge,

    /// <summary>The system does not let us.</summary>
    NoAccess,

    /// <summary>The output's name is taken.</summary>
    Exists,

    /// <summary>The output's folder is missing.</summary>
    NoFolder,

    /// <summary>Reading or writing failed on the way.</summary>
    Failed,

    /// <summary>The person stopped the command.</summary>
    Interrupted,
}
