using System.Numerics;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>Sleep of nanoFramework.Hardware.Esp32: by time and by pins. Touch pads and the serial port do not wake the
/// emulated board.</summary>
internal static class SleepNatives
{
    private const int InvalidArgument = 0x102;
    private const int AllLow = 0;

    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Hardware.Esp32.Sleep")
            .Add("NativeEnableWakeupByTimer(System.UInt64)", static c => SetTimer(c, c.I8(0)))
            .Add(
                "NativeEnableWakeupByPin(nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin,System.Int32)",
                static c => SetPins(c, (ulong)c.I8(0), c.I4(1) != 0, isOne: true))
            .Add(
                "NativeEnableWakeupByMultiPins(nanoFramework.Hardware.Esp32.Sleep.WakeupGpioPin,"
                    + "nanoFramework.Hardware.Esp32.Sleep.WakeupMode)",
                static c => SetPins(c, (ulong)c.I8(0), c.I4(1) != AllLow, isOne: false))
            .Add("NativeStartLightSleep", LightSleep)
            .Add("NativeStartDeepSleep", StartDeepSleep)
            .Add("NativeGetWakeupCause", static c => c.Return((int)c.Runtime.Board.Power.Cause))
            .Add(
                "NativeGetWakeupGpioPin",
                static c => c.ReturnNumber(DataType.U8, (long)c.Runtime.Board.Power.WakePins));
    }

    private static void SetTimer(NativeCall call, long microseconds)
    {
        call.State.Sleep = call.State.Sleep with { Microseconds = microseconds };
        call.Return(0);
    }

    // The mode AllLow asks for all of several pins, AnyHigh for one of them.
    private static void SetPins(NativeCall call, ulong pins, bool level, bool isOne)
    {
        if (pins == 0 || (isOne && BitOperations.PopCount(pins) != 1))
        {
            call.Return(InvalidArgument);
            return;
        }

        call.State.Sleep = call.State.Sleep with { Pins = pins, Level = level, NeedsAll = !isOne && !level };
        call.Return(0);
    }

    // The chip stops: no thread runs until it wakes.
    private static void LightSleep(NativeCall call)
    {
        call.Runtime.Usage.Idle += call.State.Sleep.Microseconds ?? 0;
        call.Return(0);
    }

    private static void StartDeepSleep(NativeCall call)
    {
        call.Runtime.Board.Power.Ask(call.State.Sleep);
        call.Runtime.Board.RequestReset();
        throw new StopRun(Outcome.Rebooted, "the firmware went to deep sleep, which ends in a reset");
    }
}
