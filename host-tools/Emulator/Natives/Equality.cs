using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>ObjectsEqual (CLR_RT_HeapBlock.cpp:1292).</summary>
internal static class Equality
{
    /// <summary>Object.Equals and ReferenceEquals: the same object; reflection objects by their type or
    /// member.</summary>
    public static bool SameReference(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.Tag == DataType.ByRef)
        {
            return SameValue(ref left, ref right);
        }

        if (!left.IsReference || !right.IsReference)
        {
            return left.Tag == right.Tag && SlotOperations.Compare(ref left, ref right, signed: false) == 0;
        }

        return ReferenceEquals(left.Ref, right.Ref)
            || (left.Ref is HeapReflection a && right.Ref is HeapReflection b && a.Same(b));
    }

    /// <summary>ValueType.Equals: the same type and the same fields.</summary>
    public static bool SameValue(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.Ref is HeapObject a && left.IsReference && right.Ref is HeapObject b && right.IsReference)
        {
            return ReferenceEquals(a, b) || SameFields(a, b);
        }

        if (left.Tag == DataType.ByRef && left.Ref is ValueSlot[] slots)
        {
            ref ValueSlot value = ref slots[left.Bits];
            return right.Ref is HeapObject { IsUnboxed: false } box
                && right.IsReference
                && box.Fields.Length == 1
                && SameSlot(ref value, ref box.Fields[0]);
        }

        return false;
    }

    /// <summary>A hash table's keys: boxes by their value, text by its characters, other objects by being the
    /// same.</summary>
    public static bool SameKey(object left, object right)
    {
        return (left, right) switch
        {
            (HeapObject { Type.IsValueType: true } a, HeapObject b) => SameFields(a, b),
            (HeapString or HeapReflection, HeapString or HeapReflection) =>
                SlotOperations.CompareItems(left, right) == 0,
            _ => ReferenceEquals(left, right),
        };
    }

    private static bool SameFields(HeapObject left, HeapObject right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!ReferenceEquals(left.Type, right.Type))
        {
            return false;
        }

        for (int i = 0; i < left.Fields.Length; i++)
        {
            if (!SameSlot(ref left.Fields[i], ref right.Fields[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSlot(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.IsReference && right.IsReference)
        {
            if (left.Ref is HeapObject { IsUnboxed: true } a && right.Ref is HeapObject { IsUnboxed: true } b)
            {
                return SameFields(a, b);
            }

            return left.Ref is null || right.Ref is null
                ? ReferenceEquals(left.Ref, right.Ref)
                : SlotOperations.CompareItems(left.Ref, right.Ref) == 0;
        }

        if (left.Tag == DataType.R4 && right.Tag == DataType.R4 && float.IsNaN(left.R4) && float.IsNaN(right.R4))
        {
            return true;
        }

        if (left.Tag == DataType.R8 && right.Tag == DataType.R8 && double.IsNaN(left.R8) && double.IsNaN(right.R8))
        {
            return true;
        }

        return SlotOperations.Compare(ref left, ref right, signed: false) == 0;
    }
}
