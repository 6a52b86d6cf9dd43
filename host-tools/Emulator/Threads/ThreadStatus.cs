namespace SecureBoot.Emulator.Threads;

/// <summary>The state of a green thread.</summary>
internal enum ThreadStatus
{
    Unstarted,
    Ready,
    Waiting,
    Ended,
}
