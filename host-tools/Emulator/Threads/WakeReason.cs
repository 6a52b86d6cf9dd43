namespace SecureBoot.Emulator.Threads;

/// <summary>Why a waiting thread runs again; the native that waited reads it.</summary>
internal enum WakeReason
{
    None,
    Signalled,
    TimedOut,
}
