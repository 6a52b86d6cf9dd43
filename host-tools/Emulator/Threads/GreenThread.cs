using System;
using System.Collections.Generic;
using System.Diagnostics;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>A managed thread of the device.</summary>
internal sealed class GreenThread
{
    /// <summary>The start of the first frame of a piece of stack: the top of its empty evaluation stack, one slot
    /// below, must still be in the array, or the host's collector finds a reference that points before every
    /// object.</summary>
    public const int FirstSlot = 1;

    private const int PieceSize = 1024;

    private readonly DeviceHeap _heap;
    private readonly List<CallFrame> _frames = [];
    private readonly List<ValueSlot[]> _pieces = [];

    public GreenThread(DeviceHeap heap, int id)
    {
        _heap = heap;
        Id = id;
        _pieces.Add(new ValueSlot[PieceSize]);
    }

    public int Id { get; }

    public int Priority { get; set; } = 2;

    public ThreadStatus Status { get; set; }

    public bool Suspended { get; set; }

    public bool Aborting { get; set; }

    /// <summary>The scheduler's account: the highest runs next.</summary>
    public int ExecutionCounter { get; set; }

    /// <summary>The number of frames.</summary>
    public int Depth { get; private set; }

    /// <summary>The exception on its way, or null.</summary>
    public HeapObject? Thrown { get; set; }

    public List<Unwind> Unwinds { get; } = [];

    /// <summary>The Thread object, after firmware created or requested it.</summary>
    public HeapObject? Object { get; set; }

    /// <summary>The delegate that the thread runs.</summary>
    public HeapDelegate? Start { get; set; }

    /// <summary>The number of instructions until the thread must yield.</summary>
    public long Fuel;

    public WakeReason Wake { get; set; }

    /// <summary>Virtual time at which a wait ends, or <see cref="long.MaxValue"/>.</summary>
    public long WakeAt { get; set; } = long.MaxValue;

    /// <summary>The object that the thread waits for: a lock, an event, a thread; null for a sleep.</summary>
    public object? WaitsFor { get; set; }

    /// <summary>Whether the thread waits for all of several events, not for one.</summary>
    public bool WaitsForAll { get; set; }

    /// <summary>The index of the event that ended the wait.</summary>
    public int WakeIndex { get; set; }

    /// <summary>The result of the first method, kept when the thread ends.</summary>
    public ValueSlot Result;

    /// <summary>Called when the thread ends.</summary>
    public Action<GreenThread>? Ended { get; set; }

    /// <summary>The report of the exception that ended it.</summary>
    public Report? Failure { get; set; }

    public CallFrame Top => _frames[Depth - 1];

    public CallFrame At(int index) => _frames[index];

    /// <summary>A frame for a method whose arguments lie in a stack at a place.</summary>
    public CallFrame Push(MethodDesc method, ValueSlot[] stack, int args)
    {
        _heap.TakeHidden(method.FrameBytes);
        int locals = args + method.ArgumentCount;
        if (locals + method.FrameSlots > stack.Length)
        {
            ValueSlot[] from = stack;
            int at = args;
            FindRoom(method, ref stack, ref args);
            Array.Copy(from, at, stack, args, Math.Min(method.ArgumentCount, from.Length - at));
            locals = args + method.ArgumentCount;
        }

        Debug.Assert(
            args >= 1 && locals + method.FrameSlots <= stack.Length,
            "the top of an empty stack must be a slot of the array");
        CallFrame frame = Next();
        frame.Method = method;
        frame.Kind = FrameKind.Call;
        frame.Pc = 0;
        frame.Stack = stack;
        frame.Args = args;
        frame.Locals = locals;
        frame.Eval = locals + method.Locals.Length;
        frame.Depth = 0;
        frame.Bytes = method.FrameBytes;
        frame.NeedsLock = method.IsSynchronized;
        frame.Locked = null;
        Depth++;
        return frame;
    }

    public void Pop()
    {
        CallFrame frame = _frames[--Depth];
        _heap.GiveBack(frame.Bytes);
        frame.Delegates = null;
    }

    /// <summary>Marks the objects that the thread refers to, and counts the thread's own memory.</summary>
    public void Mark(Reachability walk)
    {
        walk.Count(DeviceLayout.Thread);
        walk.Reach(Thrown);
        walk.Reach(Object);
        walk.Reach(Start);
        if (WaitsFor is HeapObject[] handles)
        {
            Array.ForEach(handles, walk.Reach);
        }

        foreach (Unwind entry in Unwinds)
        {
            walk.Reach(entry.Thrown);
        }

        for (int i = 0; i < Depth; i++)
        {
            CallFrame frame = _frames[i];
            walk.Count(frame.Bytes);
            walk.Reach(frame.Locked);
            walk.ReachAll(frame.Stack.AsSpan(frame.Args, Math.Max(0, frame.Eval + frame.Depth - frame.Args)));
        }
    }

    private CallFrame Next()
    {
        if (Depth == _frames.Count)
        {
            _frames.Add(new CallFrame());
        }

        return _frames[Depth];
    }

    /// <summary>The stack grows by pieces, so that references to slots stay good: where a frame with its arguments
    /// fits.</summary>
    public void FindRoom(MethodDesc method, ref ValueSlot[] stack, ref int at)
    {
        int needed = FirstSlot + method.ArgumentCount + method.FrameSlots;
        if (at + needed <= stack.Length)
        {
            return;
        }

        int index = _pieces.IndexOf(stack) + 1;
        if (index == _pieces.Count)
        {
            _pieces.Add(new ValueSlot[Math.Max(PieceSize << Math.Min(index, 6), needed)]);
        }
        else if (_pieces[index].Length < needed)
        {
            _pieces.RemoveRange(index, _pieces.Count - index);
            _pieces.Add(new ValueSlot[needed * 2]);
        }

        stack = _pieces[index];
        at = FirstSlot;
    }

    /// <summary>The first piece of stack: where the first method's arguments go.</summary>
    public ValueSlot[] FirstPiece => _pieces[0];
}
