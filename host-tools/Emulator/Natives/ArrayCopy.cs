using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Array.Copy once the range is known to be good.</summary>
internal static class ArrayCopy
{
    public static void Copy(NativeCall call, HeapArray source, int from, HeapArray target, int to, int length)
    {
        if (ReferenceEquals(source, target) && from == to)
        {
            return;
        }

        if (source.Leaf == target.Leaf && source.Levels == target.Levels)
        {
            CopySame(call, source, from, target, to, length);
        }
        else
        {
            CopyConverting(call, source, from, target, to, length);
        }
    }

    private static void CopySame(NativeCall call, HeapArray source, int from, HeapArray target, int to, int length)
    {
        if (!source.IsReference)
        {
            Buffer.BlockCopy(
                source.Bytes, from << source.Shift, target.Bytes, to << source.Shift, length << source.Shift);
            return;
        }

        bool backwards = ReferenceEquals(source, target) && from < to;
        for (int i = 0; i < length; i++)
        {
            int at = backwards ? length - 1 - i : i;
            call.Runtime.Slots.ReassignSlot(ref target.Slots[to + at], ref source.Slots[from + at]);
        }
    }

    private static void CopyConverting(
        NativeCall call, HeapArray source, int from, HeapArray target, int to, int length)
    {
        ValueSlot element = default;
        for (int i = 0; i < length; i++)
        {
            call.Runtime.Slots.LoadArrayElement(ref element, source, from + i);
            bool fits = element.IsReference
                ? element.Ref is null
                    || call.Runtime.Casts.IsInstance(ref element, target.Leaf, target.Levels - 1, isInst: false)
                : source.IsReference;
            if (!fits)
            {
                throw call.Throw(Fault.InvalidCast);
            }

            call.Runtime.Slots.StoreArrayElement(target, to + i, ref element, 0);
        }
    }
}
