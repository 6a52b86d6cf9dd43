namespace SecureBoot.Sensors;

/// <summary>How far a sensor's latest value can be relied on.</summary>
public enum HealthStatus
{
    /// <summary>No good sample has come since the start.</summary>
    Missing = 0,

    /// <summary>The latest good sample is recent.</summary>
    Fresh = 1,

    /// <summary>No good sample for too long: the latest is old.</summary>
    Stale = 2,

    /// <summary>Too many failures in a row.</summary>
    Failing = 3,
}
