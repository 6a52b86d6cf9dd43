using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Threads;

/// <summary>Re-entrant locks. A thread that leaves passes the lock to the first waiting thread.</summary>
internal sealed class Monitors(Scheduler scheduler, TypeObjects typeObjects)
{
    private readonly Scheduler _scheduler = scheduler;
    private readonly TypeObjects _typeObjects = typeObjects;

    /// <summary>True if the thread has the lock; otherwise the thread is queued.</summary>
    public static bool TryEnter(GreenThread thread, HeapItem item)
    {
        LockState state = (LockState)(item.Lock ??= new LockState());
        if (state.Owner is null || state.Owner == thread)
        {
            // A lock that was handed over is already counted.
            bool handed = state.Owner == thread
                && thread.Wake == WakeReason.Signalled
                && ReferenceEquals(thread.WaitsFor, item);
            thread.Wake = WakeReason.None;
            thread.WaitsFor = null;
            state.Owner = thread;
            state.Count += handed ? 0 : 1;
            return true;
        }

        if (!state.Waiters.Contains(thread))
        {
            state.Waiters.Enqueue(thread);
        }

        return false;
    }

    /// <summary>False when the thread does not hold the lock.</summary>
    public bool Exit(GreenThread thread, HeapItem item)
    {
        if (item.Lock is not LockState state || state.Owner != thread)
        {
            return false;
        }

        if (--state.Count == 0)
        {
            HandOver(state);
        }

        return true;
    }

    /// <summary>Locks for a synchronized method; false when the thread has to wait.</summary>
    public bool EnterMethod(GreenThread thread, CallFrame frame)
    {
        HeapItem item = frame.Method.IsStatic
            ? _typeObjects.Of(frame.Method.Owner)
            : (HeapItem)frame.Stack[frame.Args].Ref!;
        if (!TryEnter(thread, item))
        {
            thread.WaitsFor = item;
            Scheduler.Wait(thread, long.MaxValue);
            return false;
        }

        frame.NeedsLock = false;
        frame.Locked = item;
        return true;
    }

    public void ExitMethod(GreenThread thread, CallFrame frame)
    {
        if (frame.Locked is { } item)
        {
            frame.Locked = null;
            Exit(thread, item);
        }
    }

    private void HandOver(LockState state)
    {
        state.Owner = null;
        while (state.Waiters.TryDequeue(out GreenThread? next))
        {
            if (next.Status == ThreadStatus.Waiting)
            {
                state.Owner = next;
                state.Count = 1;
                _scheduler.WakeUp(next, WakeReason.Signalled);
                return;
            }
        }
    }
}
