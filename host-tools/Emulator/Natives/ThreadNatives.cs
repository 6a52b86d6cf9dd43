using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Threading.Thread.</summary>
internal static class ThreadNatives
{
    private const int Normal = 2;

    public static void Add(NativeTable table)
    {
        table.On("System.Threading.Thread")
            .Add("#ctor(System.Threading.ThreadStart)", Construct)
            .Add("get_Priority", static c => c.Return(Host(c)?.Priority ?? c.This().Field("_priority").I4))
            .Add("set_Priority(System.Threading.ThreadPriority)", SetPriority)
            .Add("get_ManagedThreadId", static c => c.Return((int)c.This().Field("_id").Bits))
            .Add("get_IsAlive", static c => c.Return(Host(c) is { Status: ThreadStatus.Ready or ThreadStatus.Waiting }))
            .Add("get_CurrentThread", static c => c.Return(c.Runtime.Scheduler.ObjectOf(c.Thread)))
            .Add("get_ThreadState", static c => c.Return(State(Host(c))))
            .Add("Start", Start)
            .Add("Abort", Abort)
            .Add("Suspend", Suspend)
            .Add("Resume", Resume)
            .Add("Join", static c => Join(c, -1))
            .Add("Join(System.Int32)", static c => Join(c, c.I4(1)))
            .Add("Join(System.TimeSpan)", static c => Join(c, Timeouts.Milliseconds(c, 1)))
            .Add("Sleep(System.Int32)", Sleep);
    }

    private static GreenThread? Host(NativeCall call) => call.This().Host as GreenThread;

    private static void Construct(NativeCall call)
    {
        HeapObject self = call.This();
        self.Field("_delegate") = call.Arg(1);
        self.Field("_priority").Bits = Normal;
        self.Field("_id").Bits = call.Runtime.Scheduler.NextId();
    }

    private static void SetPriority(NativeCall call)
    {
        HeapObject self = call.This();
        int priority = call.I4(1);
        if (priority is < 0 or > 4)
        {
            throw call.Throw(Fault.Argument);
        }

        self.Field("_priority").Bits = priority;
        if (self.Host is GreenThread thread)
        {
            thread.Priority = priority;
            call.Status = priority > call.Thread.Priority ? NativeStatus.Yield : NativeStatus.Done;
        }
    }

    private static void Start(NativeCall call)
    {
        HeapObject self = call.This();
        if (self.Host is GreenThread)
        {
            throw call.Throw(Fault.Argument);
        }

        if (self.Field("_delegate").Ref is not HeapDelegate start)
        {
            throw call.Throw(Fault.NullReference);
        }

        call.Heap.TakeHidden(DeviceLayout.Thread);
        GreenThread thread = call.Runtime.Scheduler.Create(
            start, (int)self.Field("_priority").Bits, (int)self.Field("_id").Bits);
        thread.Object = self;
        self.Host = thread;
    }

    private static void Abort(NativeCall call)
    {
        if (Host(call) is not { } thread || thread.Status == ThreadStatus.Ended)
        {
            throw call.Throw(Fault.Plain);
        }

        if (thread == call.Thread)
        {
            throw call.Throw(Fault.Argument);
        }

        thread.Aborting = true;
        thread.Thrown = call.Runtime.Throw(Fault.ThreadAbort).Thrown;
        call.Runtime.Scheduler.WakeUp(thread, WakeReason.None);
    }

    private static void Suspend(NativeCall call)
    {
        if (Host(call) is not { } thread)
        {
            throw call.Throw(Fault.Plain);
        }

        thread.Suspended = true;
        if (thread == call.Thread)
        {
            call.Status = NativeStatus.Yield;
        }
    }

    private static void Resume(NativeCall call)
    {
        if (Host(call) is not { } thread)
        {
            throw call.Throw(Fault.Plain);
        }

        thread.Suspended = false;
    }

    private static void Join(NativeCall call, int milliseconds)
    {
        if (milliseconds < -1)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (Host(call) is not { } thread || thread == call.Thread)
        {
            throw call.Throw(Host(call) is null ? Fault.Plain : Fault.Argument);
        }

        if (thread.Status == ThreadStatus.Ended || call.Thread.Wake != WakeReason.None)
        {
            call.Return(thread.Status == ThreadStatus.Ended);
            call.Thread.Wake = WakeReason.None;
            return;
        }

        call.Thread.WaitsFor = thread;
        call.Wait(call.Runtime.Scheduler.Deadline(milliseconds));
    }

    private static void Sleep(NativeCall call)
    {
        int milliseconds = call.I4(0);
        if (call.Thread.Wake != WakeReason.None)
        {
            call.Thread.Wake = WakeReason.None;
            return;
        }

        if (milliseconds < -1)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        // A sleep of 0 ms lets the next thread run, too.
        call.Thread.WaitsFor = null;
        call.Wait(milliseconds == 0 ? call.Runtime.Microseconds + 1 : call.Runtime.Scheduler.Deadline(milliseconds));
    }

    private static int State(GreenThread? thread)
    {
        if (thread is null)
        {
            return 8;
        }

        if (thread.Status == ThreadStatus.Ended)
        {
            return 16;
        }

        int state = thread.Status == ThreadStatus.Waiting ? 32 : 0;
        return state | (thread.Suspended ? 64 : 0) | (thread.Aborting ? 256 : 0);
    }
}
