namespace SecureBoot.Emulator.Threads;

/// <summary>The phase of an exception's handling.</summary>
internal enum UnwindPhase
{
    Searching,
    RunningFinallys,
    RunningHandler,
    NormalCleanup,
}
