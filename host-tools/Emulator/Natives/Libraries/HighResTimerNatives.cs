using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>HighResTimer of nanoFramework.Hardware.Esp32, on the board's clock.</summary>
internal static class HighResTimerNatives
{
    private const byte TimerCategory = 90;
    private const byte Expired = 101;

    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Hardware.Esp32.HighResTimer")
            .Add("NativeGetCurrent", static c => c.ReturnNumber(DataType.U8, c.Runtime.Microseconds))
            .Add("NativeEspTimerCreate", static c => c.Return(Timers(c).Create()))
            .Add("NativeEspTimerDispose", static c => Timers(c).Stop(Handle(c)))
            .Add("NativeStop", static c => Timers(c).Stop(Handle(c)))
            .Add("NativeStartOneShot(System.UInt64)", static c => Start(c, c.I8(1), isPeriodic: false))
            .Add("NativeStartPeriodic(System.UInt64)", static c => Start(c, c.I8(1), isPeriodic: true));
    }

    private static HighResTimers Timers(NativeCall call) => call.State.HighResTimers;

    private static int Handle(NativeCall call) => call.This().Field("_timerHandle").I4;

    private static void Start(NativeCall call, long time, bool isPeriodic)
    {
        if (time <= 0)
        {
            throw call.Throw(Fault.Argument);
        }

        int handle = Handle(call);
        NativeEvents events = call.State.Events;
        Timers(call).Start(
            call.Runtime.Board.Clock,
            handle,
            time,
            isPeriodic,
            () => events.Post(TimerCategory, Expired, 0, (uint)handle));
    }
}
