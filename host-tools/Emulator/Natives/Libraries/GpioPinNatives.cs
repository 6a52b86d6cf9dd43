using System;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>GpioPin of System.Device.Gpio (sys_dev_gpio_native_System_Device_Gpio_GpioPin.cpp).</summary>
internal static class GpioPinNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Device.Gpio.GpioPin")
            .Add("Read", Read)
            .Add("Toggle", Toggle)
            .Add("DisposeNative", static c => PinOf(c, c.This()).Close())
            .Add(
                "NativeIsPinModeSupported(System.Device.Gpio.PinMode)",
                static c => c.Return(IsSupported(Number(c.This()), c.I4(1))))
            .Add("NativeSetPinMode(System.Device.Gpio.PinMode)", static c => SetMode(c, Live(c), c.I4(1)))
            .Add(
                "NativeInit(System.Int32)",
                static c => c.Return(VirtualPins.Exists(c.I4(1)) && c.Runtime.Board.Pins[c.I4(1)].Open()))
            .Add("NativeSetDebounceTimeout", static c => { })
            .Add("WriteNative(System.Device.Gpio.PinValue)", static c => Write(c, Live(c), Value(c)))
            .Add("NativeSetAlternateFunction(System.Int32)", static c => PinOf(c, Live(c)).Close());
    }

    public static bool IsSupported(int number, int mode) =>
        VirtualPins.Exists(number) && VirtualPins.IsModeSupported(number, (PinMode)mode);

    public static VirtualPin PinOf(NativeCall call, HeapObject pin) => call.Runtime.Board.Pins[Number(pin)];

    /// <summary>Sets the mode; an input with handlers raises events for its edges.</summary>
    public static void SetMode(NativeCall call, HeapObject pin, int mode)
    {
        if (!IsSupported(Number(pin), mode))
        {
            throw call.Throw(Fault.Argument);
        }

        PinOf(call, pin).SetMode((PinMode)mode);
        pin.Field("_pinMode").Bits = mode;
        bool listens = !IsOutput(pin) && pin.Field("_callbacks").Ref is not null;
        long debounce = Math.Max(0, pin.Field("_debounceTimeout").Bits / TimeSpan.TicksPerMillisecond);
        call.State.PinListeners.Listen(Number(pin), listens ? debounce * 1000 : null);
    }

    public static void Write(NativeCall call, HeapObject pin, bool level)
    {
        if (!IsOutput(pin))
        {
            throw call.Throw(Fault.Argument);
        }

        PinOf(call, pin).Write(level);
        if (pin.Field("_callbacks").Ref is not null)
        {
            call.State.PinListeners.Post(Number(pin), level);
        }
    }

    private static int Number(HeapObject pin) => pin.Field("_pinNumber").I4;

    private static bool IsOutput(HeapObject pin) => pin.Field("_pinMode").I4 >= (int)PinMode.Output;

    private static HeapObject Live(NativeCall call)
    {
        return call.This().Field("_disposedValue").I4 == 0 ? call.This() : throw call.Throw(Fault.ObjectDisposed);
    }

    private static bool Value(NativeCall call) =>
        (call.Ref(1) as HeapObject ?? throw call.Throw(Fault.NullReference)).Field("_value").I4 != 0;

    private static void Read(NativeCall call)
    {
        bool level = PinOf(call, Live(call)).Level;
        HeapObject value = call.Heap.NewObject(call.Method.Returns.Type);
        value.Field("_value").Bits = level ? 1 : 0;
        call.Return(value);
    }

    private static void Toggle(NativeCall call)
    {
        HeapObject pin = Live(call);
        if (IsOutput(pin))
        {
            Write(call, pin, !PinOf(call, pin).Level);
        }
    }
}
