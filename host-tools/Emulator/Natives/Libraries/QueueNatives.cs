using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>System.Collections.Queue (CLR_RT_HeapBlock_Queue.cpp).</summary>
internal static class QueueNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Collections.Queue")
            .Add("Clear", Clear)
            .Add("CopyTo(System.Array,System.Int32)", CopyTo)
            .Add("Enqueue(System.Object)", Enqueue)
            .Add("Dequeue", Dequeue)
            .Add("Peek", static c => c.Result = Items(c).Slots[First(c)]);
    }

    private static HeapArray Items(NativeCall call) =>
        call.This().Field("_array").Ref as HeapArray ?? throw call.Throw(Fault.NullReference);

    private static int Size(NativeCall call) => call.This().Field("_size").I4;

    private static int First(NativeCall call) =>
        Size(call) > 0 ? call.This().Field("_head").I4 : throw call.Throw(Fault.InvalidOperation);

    private static void Clear(NativeCall call)
    {
        call.Heap.InitializeElements(Items(call), 0, Items(call).Length);
        Set(call, 0, 0, 0);
    }

    private static void CopyTo(NativeCall call)
    {
        HeapArray target = call.Array(1, Fault.ArgumentNull);
        int index = call.I4(2);
        if (target.Length - index < Size(call))
        {
            throw call.Throw(Fault.Argument);
        }

        if (index < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        Copy(call, target, index);
    }

    private static void Copy(NativeCall call, HeapArray target, int index)
    {
        HeapArray items = Items(call);
        int head = call.This().Field("_head").I4;
        int first = Math.Min(Size(call), items.Length - head);
        ArrayCopy.Copy(call, items, head, target, index, first);
        ArrayCopy.Copy(call, items, 0, target, index + first, Size(call) - first);
    }

    private static void Enqueue(NativeCall call)
    {
        HeapArray items = Items(call);
        int size = Size(call);
        if (size == items.Length)
        {
            items = call.Heap.NewArray(call.Runtime.WellKnown.Object, 1, items.Length * 2);
            Copy(call, items, 0);
            call.This().Field("_array").SetObject(items);
            Set(call, 0, size, size);
        }

        int tail = call.This().Field("_tail").I4;
        items.Slots[tail] = call.Arg(1);
        Set(call, call.This().Field("_head").I4, (tail + 1) % items.Length, size + 1);
    }

    private static void Dequeue(NativeCall call)
    {
        HeapArray items = Items(call);
        int head = First(call);
        call.Result = items.Slots[head];
        items.Slots[head].SetObject(null);
        Set(call, (head + 1) % items.Length, call.This().Field("_tail").I4, Size(call) - 1);
    }

    private static void Set(NativeCall call, int head, int tail, int size)
    {
        HeapObject self = call.This();
        self.Field("_head").Bits = head;
        self.Field("_tail").Bits = tail;
        self.Field("_size").Bits = size;
    }
}
