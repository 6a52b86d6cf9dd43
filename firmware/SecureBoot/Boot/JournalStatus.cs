namespace SecureBoot.Boot;

/// <summary>The status of both journal records together.</summary>
public enum JournalStatus
{
    /// <summary>The records have not been read.</summary>
    NotRead = 0,

    /// <summary>No record was ever finished: a new board from the factory, or a board whose power was cut in its first
    /// write.</summary>
    Unprovisioned = 1,

    /// <summary>Neither record is valid. No image is booted by default: only recovery can start a new
    /// journal.</summary>
    Lost = 2,

    /// <summary>At least one record is valid.</summary>
    Ok = 0x4A4F,
}
