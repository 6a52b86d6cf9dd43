using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>nanoFramework.Runtime.Native, but for SystemInfo.</summary>
internal static class PowerNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Environment").Add("get_TickCount64", static c => c.Return(c.Runtime.Microseconds / 1000));
        table
            .On("nanoFramework.Runtime.Native.Power")
            .Add("NativeReboot(nanoFramework.Runtime.Native.RebootOption)", Reboot);
        table.On("nanoFramework.Runtime.Native.GC")
            .Add("Run(System.Boolean)", Collect)
            .Add("EnableGCMessages(System.Boolean)", static c => { });
        table
            .On("nanoFramework.Runtime.Native.ExecutionConstraint")
            .Add("Install(System.Int32,System.Int32)", Constrain);
        table.On("nanoFramework.Runtime.Native.Rtc")
            .Add(
                "Native_RTC_SetSystemTime(System.Int32,System.Byte,System.Byte,System.Byte,System.Byte,System.Byte,"
                    + "System.Byte)",
                SetTime);
    }

    private static void Reboot(NativeCall call)
    {
        call.Runtime.Board.RequestReset();
        throw new StopRun(Outcome.Rebooted, "the firmware asked for a reboot");
    }

    /// <summary>Collects the garbage; returns how many bytes are free.</summary>
    private static void Collect(NativeCall call)
    {
        call.Heap.Collect(frees: true);
        call.ReturnNumber(DataType.U4, Math.Max(0, call.Heap.Budget - call.Heap.Used));
    }

    // -1 lifts the constraint, as before a reboot.
    private static void Constrain(NativeCall call)
    {
        if (call.I4(0) >= 0)
        {
            throw new StopRun(
                Outcome.Unsupported,
                "a constraint of the execution time is on the device, but not in this emulator yet");
        }
    }

    private static void SetTime(NativeCall call)
    {
        try
        {
            DateTime wanted = new(
                call.I4(0), call.I4(1), call.I4(2), call.I4(4), call.I4(5), call.I4(6), DateTimeKind.Utc);
            call.State.ClockOffset = wanted.Ticks - call.Runtime.UtcNow.Ticks;
            call.Return(true);
        }
        catch (ArgumentOutOfRangeException)
        {
            call.Return(false);
        }
    }
}
