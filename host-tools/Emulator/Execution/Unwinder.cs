using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Exception handling in two phases as nanoCLR does it (Thread.cpp, Interpreter.cpp): search, then
/// unwind.</summary>
internal sealed partial class Unwinder
{
    /// <summary>c_MaxStackUnwindDepth: the oldest entry is dropped for a deeper one.</summary>
    private const int MaxNesting = 6;

    private readonly Runtime _runtime;

    public Unwinder(Runtime runtime)
    {
        _runtime = runtime;
    }

    /// <summary>throw: the object on the stack is on its way.</summary>
    public void BeginThrow(GreenThread thread, ref ValueSlot value)
    {
        if (value.Ref is HeapObject thrown)
        {
            _runtime.Traces.Record(thread, thrown);
            thread.Thrown = thrown;
        }
        else
        {
            // throw null: no handler takes it, the innermost finally runs, and the program continues after the finally.
            thread.Thrown = _runtime.Nothing;
        }
    }

    public void Rethrow(GreenThread thread)
    {
        Unwind? last = thread.Unwinds.Count > 0 ? thread.Unwinds[^1] : null;
        if (last is not null)
        {
            thread.Unwinds.RemoveAt(thread.Unwinds.Count - 1);
        }

        thread.Thrown = last?.Thrown ?? _runtime.Throw(Fault.Plain).Thrown;
    }

    /// <summary>Handles the current exception; false if no handler catches it and the stack is empty.</summary>
    public bool Process(GreenThread thread)
    {
        while (thread.Thrown is { } thrown)
        {
            if (thread.Depth == 0)
            {
                return false;
            }

            Unwind entry = Push(thread);
            entry.Thrown = thrown;
            entry.Frame = thread.Depth - 1;
            entry.Phase = UnwindPhase.Searching;
            CallFrame top = thread.Top;
            top.Pc--;
            if (!Continue(thread, entry))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>leave: the place to continue, which may be a finally first.</summary>
    public int Leave(GreenThread thread, CallFrame frame, int from, int target)
    {
        PopLeft(thread, target);
        Handler? handler = Find(frame, from, target, onlyFinally: true);
        if (handler is null)
        {
            if (thread.Aborting)
            {
                frame.Pc = target;
                throw _runtime.Throw(Fault.ThreadAbort);
            }

            return target;
        }

        Unwind entry = Push(thread);
        entry.Frame = thread.Depth - 1;
        entry.Method = frame.Method;
        entry.LeaveTarget = target;
        entry.BlockStart = handler.Start;
        entry.BlockEnd = handler.End;
        entry.Phase = UnwindPhase.NormalCleanup;
        return handler.Start;
    }

    /// <summary>endfinally; false if an exception continues.</summary>
    public bool EndFinally(GreenThread thread)
    {
        Unwind entry = InFlight(thread, "endfinally");
        CallFrame frame = thread.Top;
        if (entry.LeaveTarget < 0 && ReferenceEquals(entry.Thrown, _runtime.Nothing))
        {
            return GoesOn(frame);
        }

        if (entry.LeaveTarget < 0)
        {
            frame.Pc--;
            return Resume(thread, entry);
        }

        int target = entry.LeaveTarget;
        if (entry.Frame != thread.Depth - 1 || !ReferenceEquals(entry.Method, frame.Method))
        {
            throw new MemoryFault("endfinally", "it ends the finally of another method", "Interpreter.cpp:383");
        }

        Handler? next = Find(frame, frame.Pc - 1, target, onlyFinally: true);
        if (next is null)
        {
            thread.Unwinds.RemoveAt(thread.Unwinds.Count - 1);
            frame.Pc = target;
        }
        else
        {
            entry.BlockStart = next.Start;
            entry.BlockEnd = next.End;
            frame.Pc = next.Start;
        }

        return true;
    }

    /// <summary>After `throw null` the program continues after the finally, with the instruction there.</summary>
    private static bool GoesOn(CallFrame frame)
    {
        int[] depths = frame.Method.Depths;
        return frame.Pc < depths.Length && depths[frame.Pc] == 0
            ? true
            : throw new MemoryFault(
                "endfinally", "nothing goes on behind it after `throw null`", "Interpreter.cpp:383");
    }

    /// <summary>endfilter: the handler runs, or the search continues after the filter.</summary>
    public bool EndFilter(GreenThread thread, int choice)
    {
        Unwind entry = InFlight(thread, "endfilter");
        if (thread.Top.Kind != FrameKind.Filter)
        {
            throw new MemoryFault("endfilter", "no filter runs", "Interpreter.cpp:383");
        }

        CopyBack(thread.At(entry.HandlerFrame), thread.Top);
        entry.Frame = -1;
        thread.Pop();
        if (choice == 1)
        {
            entry.Phase = UnwindPhase.RunningFinallys;
        }
        else
        {
            entry.ResumeAt = entry.BlockStart;
        }

        return Resume(thread, entry);
    }

    /// <summary>Leaving a catch in a method that a finally or filter called has emptied the list: the runtime reads
    /// before it (Thread.cpp:705).</summary>
    private static Unwind InFlight(GreenThread thread, string opcode)
    {
        return thread.Unwinds.Count > 0
            ? thread.Unwinds[^1]
            : throw new MemoryFault(opcode, "no exception in flight", "Interpreter.cpp:383, Thread.cpp:705");
    }

    /// <summary>Continues with an exception after one of its finally blocks or filters.</summary>
    private bool Resume(GreenThread thread, Unwind entry)
    {
        thread.Thrown = entry.Thrown;
        return Continue(thread, entry) && thread.Thrown is null;
    }

    private static Unwind Push(GreenThread thread)
    {
        List<Unwind> unwinds = thread.Unwinds;
        if (unwinds.Count == MaxNesting)
        {
            unwinds.RemoveAt(0);
        }

        Unwind entry = new();
        unwinds.Add(entry);
        return entry;
    }

    /// <summary>A leave out of handlers ends them (PopEH_Inner).</summary>
    private static void PopLeft(GreenThread thread, int target)
    {
        List<Unwind> unwinds = thread.Unwinds;
        if (unwinds.Count == 0 || unwinds[^1].Frame != thread.Depth - 1)
        {
            return;
        }

        while (unwinds.Count > 0)
        {
            Unwind last = unwinds[^1];
            if (last.Frame == thread.Depth - 1 && target >= last.BlockStart && target < last.BlockEnd)
            {
                return;
            }

            unwinds.RemoveAt(unwinds.Count - 1);
        }
    }
}
