using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>GpioController of System.Device.Gpio: pins by their numbers, among those that were opened.</summary>
internal static class GpioControllerNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Device.Gpio.GpioController")
            .Add("get_PinCount", static c => c.Return(VirtualPins.Count))
            .Add("DisposeNative", static c => { })
            .Add(
                "IsPinModeSupported(System.Int32,System.Device.Gpio.PinMode)",
                static c => c.Return(GpioPinNatives.IsSupported(c.I4(1), c.I4(2))))
            .Add(
                "IsPinOpen(System.Int32)",
                static c => c.Return(VirtualPins.Exists(c.I4(1)) && c.Runtime.Board.Pins[c.I4(1)].IsOpen))
            .Add(
                "SetPinMode(System.Int32,System.Device.Gpio.PinMode)",
                static c => GpioPinNatives.SetMode(c, Pin(c), c.I4(2)))
            .Add("NativeRead(System.Int32)", static c => c.Return(GpioPinNatives.PinOf(c, Pin(c)).Level))
            .Add("NativeWrite(System.Int32,System.Byte)", static c => GpioPinNatives.Write(c, Pin(c), c.I4(2) != 0));
    }

    private static HeapObject Pin(NativeCall call)
    {
        if (call.This().Field("_disposedValue").I4 != 0)
        {
            throw call.Throw(Fault.ObjectDisposed);
        }

        FieldDesc opened = call.Method.Owner.FindField("s_GpioPins")!;
        if (opened.Owner.Assembly.Statics[opened.Index].Ref is HeapObject list
            && list.Field("_items").Ref is HeapArray bundles)
        {
            for (int i = 0; i < list.Field("_size").I4; i++)
            {
                if (bundles.Slots[i].Ref is HeapObject bundle && bundle.Field("PinNumber").I4 == call.I4(1))
                {
                    return bundle.Field("GpioPin").Ref as HeapObject ?? throw call.Throw(Fault.NullReference);
                }
            }
        }

        throw call.Throw(Fault.InvalidOperation);
    }
}
