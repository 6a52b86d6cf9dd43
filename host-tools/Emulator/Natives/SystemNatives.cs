using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>Console, Debug, Random, GC, Exception.</summary>
internal static class SystemNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Console").Add("Write(System.String)", static c => c.Machine.Print(c.Text(0)));
        table.On("System.Diagnostics.Debug")
            .Add("Write(System.String)", static c => c.Machine.Print(c.Text(0)))
            .Add("Fail(System.String,System.String)", static c => throw new StopRun(Outcome.AssertionFailed, "a debug assertion failed: " + c.Text(0)));
        table.On("System.Random")
            .Add("#ctor", static c => c.This().Host = new DeviceRandom(c.Machine.NextSeed()))
            .Add("#ctor(System.Int32)", static c => c.This().Host = new DeviceRandom(c.I4(1)))
            .Add("Next", static c => c.Return(Random(c).Next()))
            .Add("Next(System.Int32)", NextBelow)
            .Add("NextDouble", static c => c.Return(Random(c).NextDouble()))
            .Add("NextBytes(System.Byte[])", static c => Random(c).NextBytes(c.Array(1, Fault.ArgumentNull).Bytes));
        table.On("System.GC")
            .Add("WaitForPendingFinalizers", static c => { })
            .Add("SuppressFinalize(System.Object)", static c => c.Machine.Finalizers.Suppress(c.Ref(0) as HeapObject))
            .Add("ReRegisterForFinalize(System.Object)", static c => c.Machine.Finalizers.Register(c.Ref(0) as HeapObject ?? throw c.Throw(Fault.NullReference)));
        table.On("System.Guid")
            .Add("Generate", static c => ReturnBytes(c, RandomGuid(c)))
            .Add("Parse(System.String)", static c => ReturnBytes(c, Guid.TryParseExact(c.Text(0), "D", out Guid guid) ? guid.ToByteArray() : null))
            .Add("Format(System.Byte[])", static c => c.ReturnText(new Guid(c.Array(0).Bytes).ToString("D")));
        table.On("System.WeakReference")
            .Add("Get", static c => c.Return((HeapItem?)c.This().Host))
            .Add("Set(System.Object)", static c => c.Machine.WeakReferences.Set(c.This(), c.Ref(1) as HeapItem));
        table.On("System.SpanByte").Add("Escape(System.Int32,System.Int32)", Escape);
        table.On("System.Exception").Add("get_StackTrace", static c => c.ReturnText(c.Machine.Traces.Text(c.This())));
    }

    private static void Escape(NativeCall call)
    {
        if (call.Machine.StopsAtEscapes)
        {
            throw call.Corrupt($"start {call.I4(0)} and length {call.I4(1)} leave the slice", "CoreLibrary, SpanByte.cs:47-181");
        }
    }

    private static byte[] RandomGuid(NativeCall call)
    {
        byte[] bytes = new byte[16];
        new DeviceRandom(call.Machine.NextSeed()).NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return bytes;
    }

    private static void ReturnBytes(NativeCall call, byte[]? bytes)
    {
        HeapArray? array = bytes is null ? null : call.Heap.NewArray(call.Machine.WellKnown.Byte, 1, bytes.Length);
        bytes?.CopyTo(array!.Bytes, 0);
        call.Return(array);
    }

    private static DeviceRandom Random(NativeCall call) => (DeviceRandom)call.This().Host!;

    private static void NextBelow(NativeCall call)
    {
        int max = call.I4(1);
        if (max <= 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        call.Return(Random(call).Next() % max);
    }
}
