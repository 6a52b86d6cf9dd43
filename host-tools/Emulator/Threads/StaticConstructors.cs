using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Threads;

/// <summary>Static constructors run eagerly, in the order of the type table, on a separate thread while no other runs
/// (Execution.cpp:970-1035, 1185-1205). Their exceptions are ignored.</summary>
internal sealed class StaticConstructors(Scheduler scheduler)
{
    private readonly Scheduler _scheduler = scheduler;
    private readonly Queue<MethodDesc> _queue = new();

    /// <summary>The thread that runs one now.</summary>
    public GreenThread? Current { get; private set; }

    public bool Pending => Current is not null || _queue.Count > 0;

    public void Add(AssemblyDesc assembly)
    {
        for (int row = 0; row < assembly.File.MethodDefs.Length; row++)
        {
            if ((assembly.File.MethodDefs[row].Flags & MethodDefFlags.StaticConstructor) != 0)
            {
                _queue.Enqueue(assembly.Method(row));
            }
        }
    }

    /// <summary>Starts the next one; null when all have run. Without memory for its thread those that are left of the
    /// same assembly never run:
    /// the device marks the assembly as done (Execution.cpp:936-967).</summary>
    public GreenThread? Next()
    {
        while (Current is null && _queue.TryDequeue(out MethodDesc? constructor))
        {
            if (_scheduler.TryCreateFor(constructor, [], out GreenThread? thread))
            {
                thread.Ended = Ended;
                Current = thread;
            }
            else
            {
                Skip(constructor.Owner.Assembly);
            }
        }

        return Current;
    }

    private void Skip(AssemblyDesc assembly)
    {
        while (_queue.TryPeek(out MethodDesc? next) && next.Owner.Assembly == assembly)
        {
            _queue.Dequeue();
        }

        WakeLoads();
    }

    private void Ended(GreenThread thread)
    {
        Current = null;
        WakeLoads();
    }

    // The thread that loaded an assembly continues after the last constructor.
    private void WakeLoads()
    {
        if (_queue.Count > 0)
        {
            return;
        }

        foreach (GreenThread waiting in _scheduler.Threads
            .Where(t => t.Status == ThreadStatus.Waiting && t.WaitsFor is PendingLoad)
            .ToArray())
        {
            _scheduler.WakeUp(waiting, WakeReason.Signalled);
        }
    }
}
