namespace SecureBoot.Emulator.Threads;

/// <summary>What a green thread is doing.</summary>
internal enum ThreadStatus
{
    Unstarted,
    Ready,
    Waiting,
    Ended,
}
