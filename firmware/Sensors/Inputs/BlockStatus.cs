namespace SecureBoot.Sensors;

/// <summary>The result of reading an SMBus block.</summary>
public enum BlockStatus
{
    /// <summary>Nothing was read. No method returns it: a variable that was never set holds it.</summary>
    NotRead = 0,

    /// <summary>The whole block is in the target.</summary>
    Ok = 1,

    /// <summary>The device sent a length that no block has: 0, or past 32.</summary>
    LengthOutOfRange = 2,

    /// <summary>Fewer bytes came than the length says.</summary>
    Truncated = 3,

    /// <summary>The target has no room for so many.</summary>
    TargetTooSmall = 4,
}
