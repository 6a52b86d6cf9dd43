namespace SecureBoot.Emulator.Execution;

/// <summary>Why the interpreter's loop returned.</summary>
internal enum LoopExit
{
    None,
    OutOfFuel,
    Waiting,
    Thrown,
    Ended,
}
