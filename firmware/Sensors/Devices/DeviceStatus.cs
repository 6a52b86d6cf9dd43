namespace SecureBoot.Sensors;

/// <summary>The result of a request to a sensor that is polled.</summary>
public enum DeviceStatus
{
    /// <summary>No request was made. No method returns this value: an unset variable has it.</summary>
    NotAsked = 0,

    /// <summary>Done; after a read the values are new.</summary>
    Ok = 1,

    /// <summary>The measurement is not finished: call again later.</summary>
    Busy = 2,

    /// <summary>No measurement was started.</summary>
    NotStarted = 3,

    /// <summary>The bus failed: no sensor at the address, or a broken line.</summary>
    NoAnswer = 4,

    /// <summary>The check code of the answer is wrong.</summary>
    BadCrc = 5,

    /// <summary>Another device answers at the address.</summary>
    WrongDevice = 6,
}
