using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Collections.ArrayList (CLR_RT_HeapBlock_ArrayList.cpp).</summary>
internal static class ArrayListNatives
{
    private const int DefaultCapacity = 4;

    public static void Add(NativeTable table)
    {
        table.On("System.Collections.ArrayList")
            .Add("get_Item(System.Int32)", static c => c.Result = Items(c).Slots[Index(c, Size(c) - 1)])
            .Add("set_Item(System.Int32,System.Object)", static c => Items(c).Slots[Index(c, Size(c) - 1)] = c.Arg(2))
            .Add("Add(System.Object)", AddItem)
            .Add("Clear", Clear)
            .Add("Insert(System.Int32,System.Object)", Insert)
            .Add("RemoveAt(System.Int32)", RemoveAt)
            .Add("SetCapacity(System.Int32)", static c => SetCapacity(c, c.I4(1)));
    }

    private static HeapArray Items(NativeCall call) =>
        call.This().Field("_items").Ref as HeapArray
            ?? throw call.Corrupt("no array of items", "CLR_RT_HeapBlock_ArrayList.cpp");

    private static int Size(NativeCall call) => call.This().Field("_size").I4;

    private static int Index(NativeCall call, int last)
    {
        int index = call.I4(1);
        return (uint)index <= (uint)last && last >= 0 ? index : throw call.Throw(Fault.OutOfRange);
    }

    private static void AddItem(NativeCall call)
    {
        int size = Grow(call);
        Items(call).Slots[size] = call.Arg(1);
        call.This().Field("_size").Bits = size + 1;
        call.Return(size);
    }

    private static void Clear(NativeCall call)
    {
        call.Heap.InitializeElements(Items(call), 0, Size(call));
        call.This().Field("_size").Bits = 0;
    }

    private static void Insert(NativeCall call)
    {
        int index = Index(call, Size(call));
        int size = Grow(call);
        ValueSlot[] slots = Items(call).Slots;
        Array.Copy(slots, index, slots, index + 1, size - index);
        slots[index] = call.Arg(2);
        call.This().Field("_size").Bits = size + 1;
    }

    private static void RemoveAt(NativeCall call)
    {
        int last = Size(call) - 1;
        int index = Index(call, last);
        ValueSlot[] slots = Items(call).Slots;
        Array.Copy(slots, index + 1, slots, index, last - index);
        slots[last].SetObject(null);
        call.This().Field("_size").Bits = last;
    }

    /// <summary>Makes room for one more; returns how many there are.</summary>
    private static int Grow(NativeCall call)
    {
        int size = Size(call);
        int capacity = Items(call).Length;
        if (size == capacity)
        {
            SetCapacity(call, Math.Max(capacity * 3 / 2, size + 1));
        }

        return size;
    }

    private static void SetCapacity(NativeCall call, int capacity)
    {
        HeapArray items = Items(call);
        int size = Size(call);
        if (capacity == items.Length)
        {
            return;
        }

        // The runtime compares them as unsigned.
        if ((uint)capacity < (uint)size)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        HeapArray larger = call.Heap.NewArray(
            call.Runtime.WellKnown.Object, 1, (int)Math.Max((uint)capacity, DefaultCapacity));
        Array.Copy(items.Slots, larger.Slots, size);
        call.This().Field("_items").SetObject(larger);
    }
}
