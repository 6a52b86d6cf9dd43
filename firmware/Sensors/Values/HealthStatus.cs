namespace SecureBoot.Sensors;

/// <summary>The reliability of a sensor's latest value.</summary>
public enum HealthStatus
{
    /// <summary>No good sample has arrived since the start.</summary>
    Missing = 0,

    /// <summary>The latest good sample is recent.</summary>
    Fresh = 1,

    /// <summary>The latest good sample is too old.</summary>
    Stale = 2,

    /// <summary>Too many consecutive failures.</summary>
    Failing = 3,
}
