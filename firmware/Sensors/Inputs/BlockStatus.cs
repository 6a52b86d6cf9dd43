namespace SecureBoot.Sensors;

/// <summary>The result of reading an SMBus block.</summary>
public enum BlockStatus
{
    /// <summary>No block was read. No method returns this value: an unset variable has it.</summary>
    NotRead = 0,

    /// <summary>The whole block is in the target.</summary>
    Ok = 1,

    /// <summary>The device sent a length that no block has: 0, or past 32.</summary>
    LengthOutOfRange = 2,

    /// <summary>Fewer bytes arrived than the length field.</summary>
    Truncated = 3,

    /// <summary>The target has no room for that many bytes.</summary>
    TargetTooSmall = 4,
}
