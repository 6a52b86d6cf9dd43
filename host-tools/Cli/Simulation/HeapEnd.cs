namespace SecureBoot.Cli.Simulation;

/// <summary>How a power-on of the heap campaign ended.</summary>
internal enum HeapEnd
{
    /// <summary>Nothing ran, nothing reset the board, nobody was in recovery: nobody can bring it back but by its
    /// power.</summary>
    Dead,

    /// <summary>The application ran.</summary>
    Running,

    /// <summary>The boot stage reset the board.</summary>
    Reset,

    /// <summary>The board was in recovery, and took a good image.</summary>
    Recovered,

    /// <summary>The board was in recovery, and took no image.</summary>
    Stuck,

    /// <summary>The board was in recovery, where nobody was, and reset itself.</summary>
    GaveUp,
}
