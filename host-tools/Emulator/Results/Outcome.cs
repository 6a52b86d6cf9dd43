namespace SecureBoot.Emulator.Results;

/// <summary>The outcome of a run.</summary>
public enum Outcome
{
    /// <summary>Every thread ended; Main returned.</summary>
    Completed,

    /// <summary>Main ended by an uncaught exception.</summary>
    UnhandledException,

    /// <summary>The firmware requested a reboot.</summary>
    Rebooted,

    /// <summary>The real runtime would have read or written out of bounds, or crashed.</summary>
    MemoryReport,

    /// <summary>Debug.Assert or Debug.Fail, in an assembly that was built with DEBUG.</summary>
    AssertionFailed,

    /// <summary>The instruction limit was reached.</summary>
    InstructionLimit,

    /// <summary>The call limit was reached.</summary>
    CallLimit,

    /// <summary>The allocation limit was reached.</summary>
    AllocationLimit,

    /// <summary>The virtual time limit was reached.</summary>
    TimeLimit,

    /// <summary>The firmware used a function that the device supports and this emulator does not.</summary>
    Unsupported,

    /// <summary>The host requested the end: <c>Machine.RequestStop</c>.</summary>
    Stopped,

    /// <summary>Firmware loaded an assembly that uses members which the device, or this emulator, does not
    /// have.</summary>
    Refused,

    /// <summary>Every thread waits for something that cannot happen.</summary>
    Deadlock,
}
