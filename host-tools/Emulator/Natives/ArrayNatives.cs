using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Array (corlib_native_System_Array.cpp, CLR_RT_HeapBlock_Array.cpp).</summary>
internal static class ArrayNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Array")
            .Add("get_Length", static c => c.Return(c.Array(0).Length))
            .Add("CreateInstance(System.Type,System.Int32)", CreateInstance)
            .Add("Copy(System.Array,System.Int32,System.Array,System.Int32,System.Int32)", Copy)
            .Add("Clear(System.Array,System.Int32,System.Int32)", Clear)
            .Add("TrySzIndexOf(System.Array,System.Int32,System.Int32,System.Object,System.Int32@)", TryIndexOf)
            .Add("System#Collections#IList#get_Item(System.Int32)", GetItem)
            .Add("System#Collections#IList#set_Item(System.Int32,System.Object)", SetItem);
    }

    private static void CreateInstance(NativeCall call)
    {
        if (call.Ref(0) is not HeapReflection { Subject: TypeDesc type } reflection)
        {
            throw call.Throw(Fault.NullReference);
        }

        call.Return(call.Heap.NewArray(type, reflection.Levels + 1, call.I4(1), call.Method.ApiName));
    }

    private static void GetItem(NativeCall call)
    {
        HeapArray array = call.Array(0);
        int index = Checked(call, array);
        SlotOperations slots = call.Runtime.Slots;
        slots.LoadArrayElement(ref call.Result, array, index);
        if (!array.IsReference)
        {
            call.Result.Tag = array.Element;
        }

        Boxing.BoxIfNeeded(call, ref call.Result);
    }

    private static void SetItem(NativeCall call)
    {
        HeapArray array = call.Array(0);
        call.Runtime.Slots.StoreArrayElement(array, Checked(call, array), ref call.Arg(2), 0);
    }

    private static int Checked(NativeCall call, HeapArray array)
    {
        int index = call.I4(1);
        return (uint)index < (uint)array.Length ? index : throw call.Throw(Fault.IndexOutOfRange);
    }

    private static void Clear(NativeCall call)
    {
        HeapArray array = call.Array(0);
        int index = call.I4(1);
        int length = call.I4(2);
        if (length == -1)
        {
            // the runtime takes -1 for the whole array, whatever the index: Array.cpp:144
            length = array.Length;
        }

        if (length < 0 || index < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if ((long)length + index > int.MaxValue)
        {
            throw call.Corrupt(
                $"index {index} and length {length} exceed an array of {array.Length}",
                "corlib_native_System_Array.cpp:144, the sum overflows past the check");
        }

        if (length + index > array.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        call.Heap.InitializeElements(array, index, length);
    }

    private static void Copy(NativeCall call)
    {
        int length = call.I4(4);
        if (length == 0)
        {
            return;
        }

        HeapArray source = call.Array(0);
        HeapArray target = call.Array(2);
        int from = call.I4(1);
        int to = call.I4(3);
        if (length < 0 || from < 0 || to < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        CheckCopy(call, from, length, source.Length);
        CheckCopy(call, to, length, target.Length);

        ArrayCopy.Copy(call, source, from, target, to, length);
    }

    private static void CheckCopy(NativeCall call, int index, int length, int count)
    {
        if ((long)index + length > int.MaxValue)
        {
            throw call.Corrupt(
                $"index {index} and length {length} exceed an array of {count}",
                "CLR_RT_HeapBlock_Array.cpp:304, the sum overflows past the check");
        }

        if (index + length > count)
        {
            throw call.Throw(Fault.OutOfRange);
        }
    }

    /// <summary>Equality without Equals: true where that decides.</summary>
    private static void TryIndexOf(NativeCall call)
    {
        HeapArray array = call.Array(0);
        int start = call.I4(1);
        int count = call.I4(2);
        int stop = unchecked(start + count);
        if (stop == -1)
        {
            stop = array.Length;
        }

        count = unchecked(stop - start);
        if (count < 0 || start < 0 || start > array.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if ((long)start + count > int.MaxValue)
        {
            throw call.Corrupt(
                $"index {start} and length {count} exceed an array of {array.Length}",
                "corlib_native_System_Array.cpp:113, the sum overflows past the check");
        }

        if (start + count > array.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        int found = array.IsReference ? FindReference(call, array, start, stop) : FindNumber(call, array, start, stop);
        call.Store(4, found);
        call.Return(found >= 0 || !array.IsReference);
    }

    private static int FindReference(NativeCall call, HeapArray array, int start, int stop)
    {
        for (int i = start; i < stop; i++)
        {
            if (SlotOperations.Compare(ref array.Slots[i], ref call.Arg(3), signed: false) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int FindNumber(NativeCall call, HeapArray array, int start, int stop)
    {
        ref ValueSlot sought = ref call.Number(3);
        if (sought.IsReference)
        {
            return -1;
        }

        long mask = array.Shift == 3 ? -1 : (1L << (8 << array.Shift)) - 1;
        for (int i = start; i < stop; i++)
        {
            if ((SlotOperations.ReadNumber(array, i) & mask) == (sought.Bits & mask))
            {
                return i;
            }
        }

        return -1;
    }
}
