using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Execution;

/// <summary>Receives each instruction before it is executed.</summary>
internal interface IStepWatcher
{
    /// <summary>Takes the instruction that a thread's running frame stands before.</summary>
    /// <param name="thread">The thread.</param>
    /// <param name="frame">The thread's frame, with the current place and depth of the evaluation stack.</param>
    /// <param name="number">The number of instructions before this one.</param>
    /// <returns>False ends the turn before the instruction: the limit of instructions is then that number.</returns>
    public bool Step(GreenThread thread, CallFrame frame, long number);
}
