namespace SecureBoot.Sensors;

/// <summary>The quality of a well-formed reading, by the sensor's data sheet. Each value that is shown or stored goes
/// with one.</summary>
public enum SampleQuality
{
    /// <summary>Nothing was judged. No method returns it: a variable that was never set holds it.</summary>
    NotJudged = 0,

    /// <summary>As good as the sensor gives it.</summary>
    Good = 1,

    /// <summary>The sensor was switched on too recently for its values to be stable.</summary>
    WarmingUp = 2,

    /// <summary>The sensor says itself that something is wrong with it.</summary>
    SensorError = 3,

    /// <summary>A value that the sensor cannot have measured.</summary>
    Implausible = 4,

    /// <summary>The reading of another kind of sensor.</summary>
    WrongKind = 5,
}
