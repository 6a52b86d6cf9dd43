using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Threads;

/// <summary>Static constructors run eagerly, in the order of the type table, on a thread of their own while no other runs
/// (Execution.cpp:970-1035, 1185-1205). What one throws is swallowed.</summary>
internal sealed class StaticConstructors
{
    private readonly Scheduler _scheduler;
    private readonly Queue<MethodDesc> _queue = new();

    public StaticConstructors(Scheduler scheduler)
    {
        _scheduler = scheduler;
    }

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

    /// <summary>Starts the next one; null when all have run.</summary>
    public GreenThread? Next()
    {
        if (Current is not null)
        {
            return Current;
        }

        if (_queue.Count == 0)
        {
            return null;
        }

        Current = _scheduler.CreateFor(_queue.Dequeue(), []);
        Current.Ended = Ended;
        return Current;
    }

    private void Ended(GreenThread thread)
    {
        Current = null;
        if (_queue.Count > 0)
        {
            return;
        }

        foreach (GreenThread waiting in _scheduler.Threads.Where(t => t.Status == ThreadStatus.Waiting && t.WaitsFor is PendingLoad).ToArray())
        {
            _scheduler.WakeUp(waiting, WakeReason.Signalled);
        }
    }
}
