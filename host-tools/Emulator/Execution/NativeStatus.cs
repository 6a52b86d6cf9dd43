namespace SecureBoot.Emulator.Execution;

/// <summary>The result of a native's turn.</summary>
internal enum NativeStatus
{
    /// <summary>The native finished.</summary>
    Done,

    /// <summary>The thread waits; the native runs again when it wakes.</summary>
    Waiting,

    /// <summary>The native finished, and the thread yields.</summary>
    Yield,

    /// <summary>Firmware must run; its result is the native's result.</summary>
    Invoke,
}
