namespace SecureBoot.Emulator.Execution;

/// <summary>How a native left off.</summary>
internal enum NativeStatus
{
    /// <summary>It finished.</summary>
    Done,

    /// <summary>The thread waits; the native runs again when it wakes.</summary>
    Waiting,

    /// <summary>It finished, and the thread gives way.</summary>
    Yield,

    /// <summary>Firmware has to run; its result is the native's.</summary>
    Invoke,
}
