using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>Random, GC, Guid and WeakReference.</summary>
internal static class SystemNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Random")
            .Add("#ctor", static c => c.This().Host = new DeviceRandom(c.Runtime.NextSeed()))
            .Add("#ctor(System.Int32)", static c => c.This().Host = new DeviceRandom(c.I4(1)))
            .Add("Next", static c => c.Return(Random(c).Next()))
            .Add("Next(System.Int32)", NextBelow)
            .Add("NextDouble", static c => c.Return(Random(c).NextDouble()))
            .Add("NextBytes(System.Byte[])", static c => Random(c).NextBytes(c.Array(1).Bytes));
        table.On("System.GC")
            .Add("AnyPendingFinalizers", static c => c.Return(c.Heap.Finalizers.AnyPending))
            .Add("SuppressFinalize(System.Object)", static c => c.Heap.Finalizers.Suppress(Finalizable(c)))
            .Add("ReRegisterForFinalize(System.Object)", ReRegister);
        table.On("System.Guid").Add("GenerateNewGuid", NewGuid);
        table.On("System.WeakReference")
            .Add("#ctor(System.Object)", SetTarget)
            .Add("get_IsAlive", static c => c.Return(c.This().Host is not null))
            .Add("get_Target", static c => c.Return((HeapItem?)c.This().Host))
            .Add("set_Target(System.Object)", SetTarget);
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

    private static HeapObject? Finalizable(NativeCall call)
    {
        return (call.Ref(0) ?? throw call.Throw(Fault.NullReference)) as HeapObject;
    }

    private static void ReRegister(NativeCall call)
    {
        if (Finalizable(call) is { Type.Finalizer: not null } item)
        {
            call.Heap.Finalizers.Register(item);
        }
    }

    private static void NewGuid(NativeCall call)
    {
        Span<byte> bytes = stackalloc byte[16];
        new DeviceRandom(call.Runtime.NextSeed()).NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        call.ReturnBytes(bytes);
    }

    private static void SetTarget(NativeCall call)
    {
        call.Heap.WeakReferences.Set(call.This(), call.Ref(1) as HeapItem);
    }
}
