using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Faults;

/// <summary>Records the executed instructions, in order.</summary>
internal sealed class PathRecorder : IStepWatcher
{
    public List<PathStep> Path { get; } = [];

    public bool Step(GreenThread thread, CallFrame frame, long number)
    {
        Path.Add(new PathStep(number, frame.Method, frame.Pc, thread.Depth, thread.Id));
        return true;
    }
}
