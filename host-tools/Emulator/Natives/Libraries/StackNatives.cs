using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>System.Collections.Stack: it grows from the array's end to its start
/// (CLR_RT_HeapBlock_Stack.cpp).</summary>
internal static class StackNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Collections.Stack")
            .Add("Clear", Clear)
            .Add("Peek", static c => c.Result = Items(c).Slots[Top(c)])
            .Add("Pop", Pop)
            .Add("Push(System.Object)", Push);
    }

    private static HeapArray Items(NativeCall call) =>
        call.This().Field("_array").Ref as HeapArray ?? throw call.Throw(Fault.NullReference);

    private static int Size(NativeCall call) => call.This().Field("_size").I4;

    private static int Top(NativeCall call) =>
        Size(call) > 0 ? Items(call).Length - Size(call) : throw call.Throw(Fault.InvalidOperation);

    private static void Clear(NativeCall call)
    {
        call.Heap.InitializeElements(Items(call), Items(call).Length - Size(call), Size(call));
        call.This().Field("_size").Bits = 0;
    }

    private static void Pop(NativeCall call)
    {
        ref ValueSlot top = ref Items(call).Slots[Top(call)];
        call.Result = top;
        top.SetObject(null);
        call.This().Field("_size").Bits--;
    }

    private static void Push(NativeCall call)
    {
        HeapArray items = Items(call);
        int size = Size(call);
        if (size == items.Length)
        {
            HeapArray larger = call.Heap.NewArray(call.Runtime.WellKnown.Object, 1, size * 2);
            Array.Copy(items.Slots, 0, larger.Slots, size, size);
            call.This().Field("_array").SetObject(larger);
            items = larger;
        }

        items.Slots[items.Length - ++size] = call.Arg(1);
        call.This().Field("_size").Bits = size;
    }
}
