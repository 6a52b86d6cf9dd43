namespace SecureBoot.Update.Simulation;

/// <summary>The outcome of a power-on.</summary>
public enum PowerOnOutcome
{
    /// <summary>The power was cut.</summary>
    Cut,

    /// <summary>The firmware requested a reset.</summary>
    Reset,

    /// <summary>The device runs and has nothing more to do.</summary>
    Settled,
}
