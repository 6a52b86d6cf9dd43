using System;
using SecureBoot.Board.Buses;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>I2cDevice of System.Device.I2c, over the devices that are connected to the board.</summary>
internal static class I2cNatives
{
    private const int MostAddress = 0x7F;
    private const int FullTransfer = 1;
    private const int ClockStretchTimeout = 2;
    private const int PartialTransfer = 3;
    private const int NotAcknowledged = 4;

    public static void Add(NativeTable table)
    {
        table.On("System.Device.I2c.I2cDevice")
            .Add("NativeInit", static c => Address(c))
            .Add("NativeDispose", static c => { })
            .Add("NativeTransmit(System.SpanByte,System.SpanByte)", Transmit);
    }

    private static (int Bus, int Address) Address(NativeCall call)
    {
        HeapObject settings = call.This().Field("_connectionSettings").Ref as HeapObject
            ?? throw call.Throw(Fault.ArgumentNull);
        (int bus, int address) = (settings.Field("_busId").I4, settings.Field("_deviceAddress").I4);
        return bus is >= 1 and <= VirtualBuses.Count && address is >= 0 and <= MostAddress
            ? (bus, address)
            : throw call.Throw(Fault.Argument);
    }

    private static void Transmit(NativeCall call)
    {
        if (call.This().Field("_disposed").I4 != 0)
        {
            throw call.Throw(Fault.ObjectDisposed);
        }

        (int bus, int address) = Address(call);
        Span<byte> written = SliceArgument.Of(call, 1);
        Span<byte> read = SliceArgument.Of(call, 2);
        RegisterDevice? device = call.Runtime.Board.Buses.OnI2c(bus, address);
        BusFault fault = BusFault.Nack;
        int done = device is null ? 0 : device.Transfer(written, read, out fault);
        HeapObject result = call.Heap.NewObject(call.Method.Returns.Type);
        result.Field("_bytesTransferred").Bits = done;
        result.Field("_status").Bits = fault switch
        {
            BusFault.None =>
            FullTransfer,
            BusFault.Partial =>
                PartialTransfer,
            BusFault.Stuck => ClockStretchTimeout,
            _ => NotAcknowledged
        };
        call.Return(result);
    }
}
