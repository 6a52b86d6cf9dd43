using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>The green threads: who is ready, who waits, who runs next (Execution.cpp:1139-1310).</summary>
internal sealed class Scheduler(DeviceHeap heap, WellKnown wellKnown, IThreadHost host) : IHeapRoots
{
    /// <summary>Microseconds of virtual time for an instruction; an ESP32 runs about a million a second.</summary>
    public const int MicrosecondsPerInstruction = 1;

    /// <summary>The 20 ms quantum in instructions.</summary>
    public const int Quantum = 20_000 / MicrosecondsPerInstruction;

    private const int MaxCredit = (1 << 5) + 1;

    private readonly DeviceHeap _heap = heap;
    private readonly WellKnown _wellKnown = wellKnown;
    private readonly IThreadHost _host = host;
    private readonly List<GreenThread> _threads = [];
    private int _lastId;
    private int _lowestCounter;

    public IReadOnlyList<GreenThread> Threads => _threads;

    /// <summary>Ready threads in the order in which they would run.</summary>
    public IEnumerable<GreenThread> Ready => _threads.Where(t => t.Status == ThreadStatus.Ready && !t.Suspended);

    public int NextId() => ++_lastId;

    public GreenThread Create(HeapDelegate start, int priority, int id)
    {
        GreenThread thread = new(
            _heap,
            id)
        { Priority = priority, Start = start, Status = ThreadStatus.Ready, ExecutionCounter = _lowestCounter };
        ValueSlot[] arguments = start.Method!.IsStatic ? [] : [start.Target];
        _host.Begin(thread, start.Method, arguments);
        Insert(thread);
        return thread;
    }

    public GreenThread CreateFor(MethodDesc method, ReadOnlySpan<ValueSlot> arguments)
    {
        GreenThread thread = new(_heap, NextId()) { Status = ThreadStatus.Ready, ExecutionCounter = _lowestCounter };
        _host.Begin(thread, method, arguments);
        Insert(thread);
        return thread;
    }

    /// <summary>Creates one of the runtime's own threads, for which no thread waits; false if there is no
    /// memory.</summary>
    public bool TryCreateFor(
        MethodDesc method, ReadOnlySpan<ValueSlot> arguments, [NotNullWhen(true)] out GreenThread? thread)
    {
        try
        {
            thread = CreateFor(method, arguments);
            return true;
        }
        catch (FirmwareException)
        {
            thread = null;
            return false;
        }
    }

    /// <summary>The thread that is due: the first ready one.</summary>
    public GreenThread? Next()
    {
        GreenThread? thread = Ready.FirstOrDefault();
        if (thread is null)
        {
            return null;
        }

        // A thread is charged for its run by its priority (GetQuantumDebit), and loses the unused part beyond one run
        // of the lowest (BringExecCounterToDate).
        thread.ExecutionCounter = Math.Min(thread.ExecutionCounter, _lowestCounter + MaxCredit);
        thread.ExecutionCounter -= 1 << (5 - thread.Priority);
        _lowestCounter = Math.Min(_lowestCounter, thread.ExecutionCounter);
        return thread;
    }

    /// <summary>Puts a thread in its place after it ran.</summary>
    public void Reinsert(GreenThread thread)
    {
        _threads.Remove(thread);
        if (thread.Status != ThreadStatus.Ended)
        {
            Insert(thread);
        }
    }

    public void End(GreenThread thread)
    {
        thread.Status = ThreadStatus.Ended;
        _threads.Remove(thread);
        foreach (GreenThread waiting in _threads
            .Where(t => t.Status == ThreadStatus.Waiting && ReferenceEquals(t.WaitsFor, thread))
            .ToArray())
        {
            WakeUp(waiting, WakeReason.Signalled);
        }

        thread.Ended?.Invoke(thread);
    }

    /// <summary>The thread waits until it is woken up, or until a virtual time.</summary>
    public static void Wait(GreenThread thread, long deadline)
    {
        thread.Status = ThreadStatus.Waiting;
        thread.Wake = WakeReason.None;
        thread.WakeAt = deadline;
    }

    public void WakeUp(GreenThread thread, WakeReason reason)
    {
        if (thread.Status == ThreadStatus.Waiting)
        {
            thread.Status = ThreadStatus.Ready;
            thread.Wake = reason;
            Reinsert(thread);
        }
    }

    /// <summary>An event was set: everybody whose wait it ends takes it here, before anybody resets it or sets it
    /// again.</summary>
    public void Signalled(HeapObject handle)
    {
        foreach (GreenThread thread in _threads
            .Where(t =>
                t.Status == ThreadStatus.Waiting && t.WaitsFor is HeapObject[] handles && handles.Contains(handle))
            .ToArray())
        {
            int taken = WaitHandles.Take((HeapObject[])thread.WaitsFor!, thread.WaitsForAll);
            if (taken >= 0)
            {
                thread.WakeIndex = taken;
                WakeUp(thread, WakeReason.Signalled);
            }
        }
    }

    /// <summary>The end of a wait that begins now; a wait of 0 ms ends immediately, so that the thread returns to the
    /// ready threads.</summary>
    public long Deadline(int milliseconds)
    {
        // The instruction that waits is not counted until it is over.
        long now = _host.Microseconds - MicrosecondsPerInstruction;
        return milliseconds < 0 ? long.MaxValue : now + (milliseconds * 1000L);
    }

    /// <summary>The next virtual time at which a thread wakes.</summary>
    public long NextWake()
    {
        return _threads
            .Where(t => t.Status == ThreadStatus.Waiting)
            .Select(t => t.WakeAt)
            .DefaultIfEmpty(long.MaxValue)
            .Min();
    }

    public void WakeDue(long now)
    {
        foreach (GreenThread thread in _threads
            .Where(t => t.Status == ThreadStatus.Waiting && t.WakeAt <= now)
            .OrderBy(t => t.WakeAt)
            .ToArray())
        {
            WakeUp(thread, WakeReason.TimedOut);
        }
    }

    /// <summary>The Thread object of a running thread.</summary>
    public HeapObject ObjectOf(GreenThread thread)
    {
        if (thread.Object is null)
        {
            thread.Object = _heap.NewObject(_wellKnown.Thread);
            thread.Object.Host = thread;
            thread.Object.Fields[1].Bits = thread.Priority;
            thread.Object.Fields[4].Bits = thread.Id;
        }

        return thread.Object;
    }

    public void Mark(Reachability walk) => _threads.ForEach(thread => thread.Mark(walk));

    /// <summary>Before the first with a lower counter: InsertThreadRoundRobin.</summary>
    private void Insert(GreenThread thread)
    {
        int at = _threads.FindIndex(t => t.ExecutionCounter < thread.ExecutionCounter);
        _threads.Insert(at < 0 ? _threads.Count : at, thread);
    }
}
