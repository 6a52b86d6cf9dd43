using System;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>nanoFramework.Hardware.Esp32: pin functions and memory. Touch pads and the pulse counter are not on the
/// board.</summary>
internal static class Esp32Natives
{
    private const int NoPin = -1;

    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Hardware.Esp32.Configuration")
            .Add("NativeSetPinFunction(System.Int32,System.Int32)", SetPinFunction)
            .Add("NativeGetPinFunction(System.Int32)", GetPinFunction);
        table
            .On("nanoFramework.Hardware.Esp32.Logging")
            .Add("NativeSetLogLevel(System.String,System.Int32)", static c => { });
        table.On("nanoFramework.Hardware.Esp32.NativeMemory")
            .Add("NativeGetMemoryTotalSize(System.Int32)", static c => c.ReturnNumber(DataType.U4, c.Heap.Budget))
            .Add("NativeGetMemoryTotalFreeSize(System.Int32)", static c => c.ReturnNumber(DataType.U4, Free(c)))
            .Add("NativeGetMemoryLargestFreeBlock(System.Int32)", static c => c.ReturnNumber(DataType.U4, Free(c)));
    }

    private static long Free(NativeCall call) => Math.Max(0, call.Heap.Budget - call.Heap.Used);

    private static void SetPinFunction(NativeCall call)
    {
        int pin = call.I4(0);
        if (!VirtualPins.Exists(pin))
        {
            throw call.Throw(Fault.Argument);
        }

        call.State.PinFunctions[pin] = call.I4(1);
    }

    private static void GetPinFunction(NativeCall call)
    {
        int function = call.I4(0);
        call.Return(call.State.PinFunctions
            .Where(entry => entry.Value == function)
            .Select(entry => entry.Key)
            .FirstOrDefault(NoPin));
    }
}
