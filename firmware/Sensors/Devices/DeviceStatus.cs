namespace SecureBoot.Sensors;

/// <summary>What came of asking a sensor that answers when it is asked.</summary>
public enum DeviceStatus
{
    /// <summary>Nothing was asked. No method returns it: a variable that was never set holds it.</summary>
    NotAsked = 0,

    /// <summary>Done; after a read the values are new.</summary>
    Ok = 1,

    /// <summary>The measurement still takes its time: ask again.</summary>
    Busy = 2,

    /// <summary>No measurement was started.</summary>
    NotStarted = 3,

    /// <summary>The bus failed: no sensor at the address, or a broken line.</summary>
    NoAnswer = 4,

    /// <summary>The check code of the answer is wrong.</summary>
    BadCrc = 5,

    /// <summary>Something else answers at the address.</summary>
    WrongDevice = 6,
}
