using System;
using SecureBoot.Board.Buses;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>SpiDevice and SpiBusInfo of System.Device.Spi, over the devices that are connected to the board. Without a
/// device, the line stays high.</summary>
internal static class SpiNatives
{
    private const byte NothingConnected = 0xFF;
    private const int BitsPerByte = 8;

    // The ESP32's highest clock on arbitrary pins, and its lowest clock.
    private const int MaxFrequency = 26_000_000;
    private const int MinFrequency = 78_125;

    public static void Add(NativeTable table)
    {
        table.On("System.Device.Spi.SpiDevice")
            .Add("NativeOpenDevice", Open)
            .Add("NativeInit", static c => { })
            .Add("DisposeNative", static c => c.Runtime.Board.Buses.CloseSpi(Lines(c).Bus, Lines(c).ChipSelect))
            .Add("NativeTransfer(System.SpanByte,System.SpanByte,System.Boolean)", TransferBytes)
            .Add("NativeTransfer(System.UInt16[],System.UInt16[],System.Boolean)", TransferWords);
        table.On("System.Device.Spi.SpiBusInfo")
            .Add("NativeMaxClockFrequency", static c => c.Return(MaxFrequency))
            .Add("NativeMinClockFrequency", static c => c.Return(MinFrequency));
    }

    private static (int Bus, int ChipSelect) Lines(NativeCall call)
    {
        HeapObject settings = call.This().Field("_connectionSettings").Ref as HeapObject
            ?? throw call.Throw(Fault.ArgumentNull);
        return (settings.Field("_busId").I4, settings.Field("_csLine").I4);
    }

    private static void Open(NativeCall call)
    {
        (int bus, int chipSelect) = Lines(call);
        if (bus is < 1 or > VirtualBuses.Count)
        {
            throw call.Throw(Fault.Argument);
        }

        call.Return(call.Runtime.Board.Buses.OpenSpi(bus, chipSelect)
            ? (bus << BitsPerByte) + (chipSelect & 0xFF)
            : throw call.Throw(Fault.NotSupported));
    }

    private static void TransferBytes(NativeCall call)
    {
        Exchange(call, SliceArgument.Of(call, 1), SliceArgument.Of(call, 2), call.Bool(3));
    }

    // Each word goes out with its high byte first.
    private static void TransferWords(NativeCall call)
    {
        byte[] written = ToBytes(call.Ref(1) as HeapArray);
        HeapArray? target = call.Ref(2) as HeapArray;
        byte[] read = new byte[target?.Bytes.Length ?? 0];
        Exchange(call, written, read, call.Bool(3));
        for (int i = 0; i < read.Length; i += 2)
        {
            (target!.Bytes[i], target.Bytes[i + 1]) = (read[i + 1], read[i]);
        }
    }

    private static byte[] ToBytes(HeapArray? words)
    {
        byte[] bytes = words is null ? [] : (byte[])words.Bytes.Clone();
        for (int i = 0; i < bytes.Length; i += 2)
        {
            (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
        }

        return bytes;
    }

    // Full duplex: both at the same time. Otherwise the write comes first.
    private static void Exchange(NativeCall call, ReadOnlySpan<byte> written, Span<byte> read, bool isFullDuplex)
    {
        if (call.This().Field("_disposedValue").I4 != 0)
        {
            throw call.Throw(Fault.ObjectDisposed);
        }

        (int bus, int chipSelect) = Lines(call);
        RegisterDevice? device = call.Runtime.Board.Buses.OnSpi(bus, chipSelect);
        int count = isFullDuplex ? Math.Max(written.Length, read.Length) : written.Length + read.Length;
        if (device?.Select(count) == BusFault.Stuck)
        {
            // ESP-IDF's driver fails: CLR_E_FAIL (ESP32/_nanoCLR/System.Device.Spi/cpu_spi.cpp, CPU_SPI_nWrite_nRead).
            throw call.Throw(Fault.Plain);
        }

        for (int i = 0; i < count; i++)
        {
            byte answer = device?.Exchange(i < written.Length ? written[i] : (byte)0) ?? NothingConnected;
            int at = isFullDuplex ? i : i - written.Length;
            if (at >= 0 && at < read.Length)
            {
                read[at] = answer;
            }
        }
    }
}
