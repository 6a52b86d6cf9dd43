namespace SecureBoot.Emulator.Threads;

/// <summary>How far the handling of an exception is.</summary>
internal enum UnwindPhase
{
    Searching,
    RunningFinallys,
    RunningHandler,
    NormalCleanup,
}
