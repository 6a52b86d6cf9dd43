using System;
using System.Device.Gpio;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>The pins of the board.</summary>
internal static class GpioNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Device.Gpio.GpioNative")
            .Add("Count", static c => c.Return(VirtualPins.Count))
            .Add("Open(System.Int32)", static c => c.Return(VirtualPins.Exists(c.I4(0)) && Pin(c).Open()))
            .Add("Close(System.Int32)", Close)
            .Add("IsOpen(System.Int32)", static c => c.Return(VirtualPins.Exists(c.I4(0)) && Pin(c).IsOpen))
            .Add("GetMode(System.Int32)", static c => c.Return((int)Pin(c).Mode))
            .Add("SetMode(System.Int32,System.Int32)", SetMode)
            .Add("IsModeSupported(System.Int32,System.Int32)", static c => c.Return(VirtualPins.Exists(c.I4(0)) && VirtualPins.IsModeSupported(c.I4(0), (PinMode)c.I4(1))))
            .Add("Read(System.Int32)", static c => c.Return(Pin(c).Level))
            .Add("Write(System.Int32,System.Boolean)", Write)
            .Add("Listen(System.Int32)", static c => c.Machine.PinEvents.Listen(c.I4(0)))
            .Add("NextChange", static c => c.Return(c.Machine.PinEvents.Next()));
    }

    private static VirtualPin Pin(NativeCall call) => call.Machine.Board.Pins[call.I4(0)];

    private static void Close(NativeCall call)
    {
        call.Machine.PinEvents.Forget(call.I4(0));
        Pin(call).Close();
    }

    private static void SetMode(NativeCall call)
    {
        try
        {
            Pin(call).SetMode((PinMode)call.I4(1));
        }
        catch (ArgumentException)
        {
            throw call.Throw(Fault.Argument);
        }
    }

    private static void Write(NativeCall call)
    {
        try
        {
            Pin(call).Write(call.Bool(1));
        }
        catch (InvalidOperationException)
        {
            throw call.Throw(Fault.InvalidOperation);
        }
    }
}
