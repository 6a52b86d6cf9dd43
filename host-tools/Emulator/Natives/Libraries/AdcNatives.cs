using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>AdcController and AdcChannel of System.Device.Adc, over the board's analog inputs.</summary>
internal static class AdcNatives
{
    private const int SingleEnded = 0;

    public static void Add(NativeTable table)
    {
        table.On("System.Device.Adc.AdcController")
            .Add("NativeInit", static c => { })
            .Add("NativeOpenChannel(System.Int32)", Open)
            .Add("NativeGetChannelCount", static c => c.Return(VirtualAdc.Count))
            .Add("NativeGetMaxValue", static c => c.Return(VirtualAdc.MaxValue))
            .Add("NativeGetMinValue", static c => c.Return(0))
            .Add("NativeIsChannelModeSupported(System.Int32)", static c => c.Return(c.I4(1) == SingleEnded))
            .Add("NativeGetResolutionInBits", static c => c.Return(VirtualAdc.Resolution));
        table.On("System.Device.Adc.AdcChannel")
            .Add("NativeReadValue", static c => c.Return(c.Runtime.Board.Adc.Read(Channel(c))))
            .Add("NativeDisposeChannel", static c => c.Runtime.Board.Adc.Close(Channel(c)));
    }

    private static int Channel(NativeCall call) => call.This().Field("_channelNumber").I4;

    private static void Open(NativeCall call)
    {
        if (!VirtualAdc.Exists(call.I4(1)))
        {
            throw call.Throw(Fault.Argument);
        }

        if (!call.Runtime.Board.Adc.Open(call.I4(1)))
        {
            throw call.Throw(Fault.InvalidOperation);
        }
    }
}
