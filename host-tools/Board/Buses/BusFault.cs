namespace SecureBoot.Board.Buses;

/// <summary>The fault of a transfer.</summary>
public enum BusFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>The device does not acknowledge its address.</summary>
    Nack,

    /// <summary>Half of the bytes are transferred.</summary>
    Partial,

    /// <summary>The device holds the clock low until the time-out.</summary>
    Stuck,
}
