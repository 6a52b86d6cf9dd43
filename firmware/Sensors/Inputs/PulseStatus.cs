namespace SecureBoot.Sensors;

/// <summary>A pulse counter's result for an edge.</summary>
public enum PulseStatus
{
    /// <summary>No edge came. No method returns this value: an unset variable has it.</summary>
    NoEdge = 0,

    /// <summary>The end of a pulse, which was counted.</summary>
    Counted = 1,

    /// <summary>Within the quiet time of a pulse that was counted: a bounce of the contact.</summary>
    Bounced = 2,

    /// <summary>The counter was not started.</summary>
    NotReady = 3,

    /// <summary>The counter was stopped permanently.</summary>
    Stopped = 4,

    /// <summary>The count is at its largest value; the pulse was not added.</summary>
    Saturated = 5,

    /// <summary>The contact closed: a pulse if the contact stays closed.</summary>
    Began = 6,

    /// <summary>The contact was closed for less than the shortest pulse: a spike, or a bounce when it closes.</summary>
    TooShort = 7,

    /// <summary>The contact already had this state: the edge in between was lost. The times start at this
    /// edge.</summary>
    Repeated = 8,
}
