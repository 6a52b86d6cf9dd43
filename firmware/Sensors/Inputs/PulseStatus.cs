namespace SecureBoot.Sensors;

/// <summary>What a pulse counter did with an edge.</summary>
public enum PulseStatus
{
    /// <summary>Nothing happened. No method returns it: a variable that was never set holds it.</summary>
    NoEdge = 0,

    /// <summary>Counted as a pulse.</summary>
    Counted = 1,

    /// <summary>Too soon after the pulse before: a bounce of the contact.</summary>
    Bounced = 2,

    /// <summary>The counter was not started.</summary>
    NotReady = 3,

    /// <summary>The counter was stopped for good.</summary>
    Stopped = 4,

    /// <summary>The count is at its largest value; the pulse was not added.</summary>
    Saturated = 5,
}
