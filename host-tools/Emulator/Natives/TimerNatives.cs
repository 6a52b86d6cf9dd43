using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Threading.Timer (CLR_RT_HeapBlock_Timer.cpp). A timer that was disposed can be changed, and then
/// runs again.</summary>
internal static class TimerNatives
{
    private const int Infinite = -1;

    public static void Add(NativeTable table)
    {
        table.On("System.Threading.Timer")
            .Add(
                "#ctor(System.Threading.TimerCallback,System.Object,System.Int32,System.Int32)",
                static c => Construct(c, c.I4(3), c.I4(4)))
            .Add(
                "#ctor(System.Threading.TimerCallback,System.Object,System.TimeSpan,System.TimeSpan)",
                static c => Construct(c, Milliseconds(c, 3), Milliseconds(c, 4)))
            .Add("Change(System.Int32,System.Int32)", static c => Change(c, c.I4(1), c.I4(2)))
            .Add(
                "Change(System.TimeSpan,System.TimeSpan)",
                static c => Change(c, Milliseconds(c, 1), Milliseconds(c, 2)))
            .Add("Dispose", static c => c.Runtime.Timers.Change(c.This(), Infinite, Infinite));
    }

    private static void Construct(NativeCall call, int due, int period)
    {
        if (call.Ref(1) is not HeapDelegate)
        {
            throw call.Throw(Fault.ArgumentNull);
        }

        HeapObject self = call.This();
        self.Field("_callback") = call.Arg(1);
        self.Field("_state") = call.Arg(2);
        Change(call, due, period);
    }

    private static void Change(NativeCall call, int due, int period)
    {
        if (due < Infinite || period < Infinite)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        call.Runtime.Timers.Change(call.This(), due, period);
        call.Return(true);
    }

    /// <summary>Milliseconds; -2, which is out of range, for a time that is too long or negative.</summary>
    private static int Milliseconds(NativeCall call, int index)
    {
        long milliseconds = TimeSpanNatives.Ticks(call, index) / TimeSpan.TicksPerMillisecond;
        return milliseconds is >= Infinite and <= int.MaxValue ? (int)milliseconds : Infinite - 1;
    }
}
