using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Moves and compares slots as CLR_RT_HeapBlock does.</summary>
internal sealed partial class SlotOperations
{
    private readonly Runtime _runtime;

    public SlotOperations(Runtime runtime)
    {
        _runtime = runtime;
    }

    /// <summary>AssignAndPreserveType: a slot of a number keeps its tag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AssignKeepingType(ref ValueSlot target, ref ValueSlot value)
    {
        if (target.Tag <= DataType.R8)
        {
            target.Bits = Tags.Narrow(target.Tag, value.Bits);
        }
        else
        {
            target = value;
        }
    }

    /// <summary>SetReference: to a value type's object, otherwise to the slot.</summary>
    public static void Reference(ref ValueSlot target, ValueSlot[] slots, int index)
    {
        ref ValueSlot to = ref slots[index];
        if (to.Tag == DataType.Object && to.Ref is HeapObject { IsUnboxed: true } value)
        {
            target.Ref = value;
            target.Bits = -1;
        }
        else
        {
            target.Ref = slots;
            target.Bits = index;
        }

        target.Tag = DataType.ByRef;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsZero(ref ValueSlot value)
    {
        return value.Tag <= DataType.U4 ? (int)value.Bits == 0 : IsZeroSlow(ref value);
    }

    /// <summary>Compare_Values: -1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(ref ValueSlot left, ref ValueSlot right, bool signed)
    {
        if (left.Tag <= DataType.U4 && right.Tag <= DataType.U4)
        {
            return signed ? Order(left.I4, right.I4) : Order(left.U4, right.U4);
        }

        return CompareSlow(ref left, ref right, signed);
    }

    /// <summary>InitObject: zero in place.</summary>
    public static void Initialize(ref ValueSlot address)
    {
        if (address.Ref is HeapObject value && address.Tag is DataType.ByRef or DataType.Object)
        {
            Initialize((HeapObject)address.Ref);
        }
        else if (address.Ref is ValueSlot[] slots && address.Tag == DataType.ByRef)
        {
            ref ValueSlot slot = ref slots[address.Bits];
            slot.Bits = 0;
            if (slot.IsReference)
            {
                slot.Ref = null;
            }
        }
        else if (address.Ref is HeapArray array && address.Tag == DataType.ArrayByRef)
        {
            array.AsBytes().Slice((int)address.Bits << array.Shift, 1 << array.Shift).Clear();
        }
    }

    private static void Initialize(HeapObject value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (ref ValueSlot field in System.MemoryExtensions.AsSpan(value.Fields))
        {
            if (field.Tag == DataType.Object && field.Ref is HeapObject { IsUnboxed: true } inner)
            {
                Initialize(inner);
            }
            else
            {
                field.Bits = 0;
                if (field.IsReference)
                {
                    field.Ref = null;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Order(int left, int right) => left > right ? 1 : left < right ? -1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Order(uint left, uint right) => left > right ? 1 : left < right ? -1 : 0;

    private static int Order(long left, long right) => left > right ? 1 : left < right ? -1 : 0;

    private static int Order(ulong left, ulong right) => left > right ? 1 : left < right ? -1 : 0;

    private static bool IsZeroSlow(ref ValueSlot value)
    {
        return value.Tag switch
        {
            DataType.I8 or DataType.U8 => value.Bits == 0,
            DataType.R4 => value.R4 == 0,
            DataType.R8 => value.R8 == 0,
            DataType.Object => value.Ref is null,
            DataType.ByRef or DataType.ArrayByRef => value.Ref is null,
            _ => (int)value.Bits == 0,
        };
    }

    private static int CompareSlow(ref ValueSlot left, ref ValueSlot right, bool signed)
    {
        if (left.IsReference && right.IsReference)
        {
            return CompareReferences(ref left, ref right, signed);
        }

        if (left.IsReference || right.IsReference)
        {
            return -1;
        }

        if (left.Tag == right.Tag && left.Tag is DataType.R4 or DataType.R8)
        {
            return left.Tag == DataType.R4 ? CompareFloats(left.R4, right.R4) : CompareFloats(left.R8, right.R8);
        }

        int size = Tags.Size(left.Tag);
        if (size != Tags.Size(right.Tag))
        {
            return -1;
        }

        if (size == 8)
        {
            return signed ? Order(left.Bits, right.Bits) : Order((ulong)left.Bits, (ulong)right.Bits);
        }

        return signed ? Order(left.I4, right.I4) : Order(left.U4, right.U4);
    }

    /// <summary>NaN is greater than anything; two infinities are equal (CLR_RT_HeapBlock.cpp:1685-1775).</summary>
    private static int CompareFloats(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return 1;
        }

        if (double.IsInfinity(left) && double.IsInfinity(right))
        {
            return 0;
        }

        return left > right ? 1 : left < right ? -1 : 0;
    }

    private static int CompareReferences(ref ValueSlot left, ref ValueSlot right, bool signed)
    {
        if (left.Tag != DataType.Object || right.Tag != DataType.Object)
        {
            return CompareAddresses(ref left, ref right, signed);
        }

        if (left.Ref is null)
        {
            return right.Ref is null ? 0 : -1;
        }

        return right.Ref is null ? 1 : CompareItems(left.Ref, right.Ref);
    }

    private static int CompareAddresses(ref ValueSlot left, ref ValueSlot right, bool signed)
    {
        if (left.Tag != right.Tag)
        {
            return -1;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left.Ref is ValueSlot[] leftSlots && right.Ref is ValueSlot[] rightSlots)
        {
            return Compare(ref leftSlots[left.Bits], ref rightSlots[right.Bits], signed);
        }

        return ReferenceEquals(left.Ref, right.Ref) && left.Bits == right.Bits ? 0 : 1;
    }

    /// <summary>Strings are compared by their text, delegates by method and target, reflection objects by their type or
    /// member.</summary>
    public static int CompareItems(object left, object right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        return (left, right) switch
        {
            (HeapString a, HeapString b) => Utf8Order.Compare(a.Value, b.Value),
            (HeapReflection a, HeapReflection b) => a.Same(b) ? 0 : 1,
            (HeapDelegate a, HeapDelegate b) => CompareDelegates(a, b),
            (HeapObject, HeapObject) or (HeapArray, HeapArray) => 1,
            _ => -1,
        };
    }

    private static int CompareDelegates(HeapDelegate left, HeapDelegate right)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (left.List is null || right.List is null)
        {
            return left.List is null && right.List is null && ReferenceEquals(left.Method, right.Method)
                ? CompareReferences(ref left.Target, ref right.Target, signed: false)
                : 1;
        }

        for (int i = 0; i < left.List.Length && i < right.List.Length; i++)
        {
            int order = CompareDelegates(left.List[i], right.List[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Order(left.List.Length, right.List.Length);
    }
}
