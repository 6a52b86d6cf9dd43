namespace SecureBoot.Sensors;

/// <summary>The quality of a well-formed reading, by the sensor's data sheet. Show or store each value together with
/// its quality.</summary>
public enum SampleQuality
{
    /// <summary>No sample was judged. No method returns this value: an unset variable has it.</summary>
    NotJudged = 0,

    /// <summary>The full quality of the sensor.</summary>
    Good = 1,

    /// <summary>The sensor was switched on too recently for its values to be stable.</summary>
    WarmingUp = 2,

    /// <summary>The sensor itself reports an error.</summary>
    SensorError = 3,

    /// <summary>A value that the sensor cannot have measured.</summary>
    Implausible = 4,

    /// <summary>The reading of another kind of sensor.</summary>
    WrongKind = 5,
}
