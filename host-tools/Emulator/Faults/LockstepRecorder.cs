using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Faults;

/// <summary>Writes down a piece of the run without a fault.</summary>
internal sealed class LockstepRecorder(Runtime runtime) : IStepWatcher
{
    private readonly Runtime _runtime = runtime;

    public Lockstep Recorded { get; } = new();

    public bool Step(GreenThread thread, CallFrame frame, long number)
    {
        Recorded.Add(thread, frame, number, _runtime.Heap.Allocations);
        return true;
    }
}
