using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Monitor, Interlocked and the events.</summary>
internal static class WaitNatives
{
    private const int TimedOut = 258;
    private const int MaxHandles = 64;

    public static void Add(NativeTable table)
    {
        table.On("System.Threading.Monitor")
            .Add("Enter(System.Object)", Enter)
            .Add("Exit(System.Object)", Exit);
        table.On("System.Threading.Interlocked")
            .Add("Increment(System.Int32@)", static c => Change(c, c.Load(0) + 1))
            .Add("Decrement(System.Int32@)", static c => Change(c, c.Load(0) - 1))
            .Add("Exchange(System.Int32@,System.Int32)", static c => Exchange(c, c.I4(1)))
            .Add(
                "CompareExchange(System.Int32@,System.Int32,System.Int32)",
                static c => Exchange(c, c.Load(0) == c.I4(2) ? c.I4(1) : c.Load(0)));
        table.On("System.Threading.WaitHandle")
            .Add("WaitOne(System.Int32,System.Boolean)", WaitOne)
            .Add(
                "WaitMultiple(System.Threading.WaitHandle[],System.Int32,System.Boolean,System.Boolean)", WaitMultiple);
        foreach (bool autoReset in new[] { false, true })
        {
            table.On(autoReset ? "System.Threading.AutoResetEvent" : "System.Threading.ManualResetEvent")
                .Add("#ctor(System.Boolean)", c => c.This().Host = new EventState(autoReset) { IsSet = c.Bool(1) })
                .Add("Set", static c => Signal(c, true))
                .Add("Reset", static c => Signal(c, false));
        }
    }

    private static void Change(NativeCall call, int value)
    {
        call.Store(0, ValueSlot.OfI4(value));
        call.Return(value);
    }

    private static void Exchange(NativeCall call, int value)
    {
        int old = call.Load(0);
        call.Store(0, ValueSlot.OfI4(value));
        call.Return(old);
    }

    private static void Enter(NativeCall call)
    {
        HeapItem item = call.Ref(0) as HeapItem ?? throw call.Throw(Fault.ArgumentNull);
        if (!Monitors.TryEnter(call.Thread, item))
        {
            call.Thread.WaitsFor = item;
            call.Wait(long.MaxValue);
        }
    }

    private static void Exit(NativeCall call)
    {
        HeapItem item = call.Ref(0) as HeapItem ?? throw call.Throw(Fault.ArgumentNull);
        if (!call.Runtime.Monitors.Exit(call.Thread, item))
        {
            throw call.Throw(Fault.Plain);
        }
    }

    private static void WaitOne(NativeCall call)
    {
        Wait(call, [call.This()], call.I4(1), all: true, index: false);
    }

    private static void WaitMultiple(NativeCall call)
    {
        HeapArray array = call.Array(0);
        List<HeapObject> handles = [];
        foreach (ValueSlot slot in array.Slots)
        {
            handles.Add(slot.Ref as HeapObject ?? throw call.Throw(Fault.NullReference));
        }

        if (handles.Count > MaxHandles)
        {
            throw call.Throw(Fault.Argument);
        }

        Wait(call, [.. handles], call.I4(1), call.Bool(3), index: true);
    }

    private static void Wait(NativeCall call, HeapObject[] handles, int milliseconds, bool all, bool index)
    {
        if (milliseconds < -1)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        GreenThread thread = call.Thread;
        if (thread.Wake == WakeReason.TimedOut)
        {
            thread.Wake = WakeReason.None;
            call.Return(index ? TimedOut : 0);
            return;
        }

        bool isTaken = thread.Wake == WakeReason.Signalled;
        thread.Wake = WakeReason.None;
        int taken = isTaken ? thread.WakeIndex : WaitHandles.Take(handles, all);
        if (taken >= 0)
        {
            call.Return(index ? taken : 1);
            return;
        }

        thread.WaitsFor = handles;
        thread.WaitsForAll = all;
        call.Wait(call.Runtime.Scheduler.Deadline(milliseconds));
    }

    private static void Signal(NativeCall call, bool isSet)
    {
        HeapObject handle = call.This();
        if (handle.Host is EventState state)
        {
            state.IsSet = isSet;
        }

        if (isSet)
        {
            call.Runtime.Scheduler.Signalled(handle);
        }

        call.Return(true);
    }
}
