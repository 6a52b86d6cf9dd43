namespace SecureBoot.Cli.Simulation;

/// <summary>The outcome of a power-on of the heap campaign.</summary>
internal enum HeapEnd
{
    /// <summary>No program ran, no reset came, and the board was not in recovery: only a power cycle brings the board
    /// back.</summary>
    Dead,

    /// <summary>The application ran.</summary>
    Running,

    /// <summary>The boot stage reset the board.</summary>
    Reset,

    /// <summary>The board was in recovery, and took a good image.</summary>
    Recovered,

    /// <summary>The board was in recovery, and took no image.</summary>
    Stuck,

    /// <summary>The board was in recovery without a host, and reset itself.</summary>
    GaveUp,
}
