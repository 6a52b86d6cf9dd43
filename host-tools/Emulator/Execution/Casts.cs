using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Whether an object is of a type (CLR_RT_ExecutionEngine::IsInstanceOf).</summary>
internal sealed class Casts(WellKnown wellKnown)
{
    private readonly WellKnown _wellKnown = wellKnown;

    public bool IsInstance(ref ValueSlot value, TypeDesc target, int targetLevels, bool isInst)
    {
        object? item = value.Ref;
        if (!value.IsReference || item is null)
        {
            return false;
        }

        if (item is HeapArray array)
        {
            return ReferenceEquals(target, _wellKnown.Array) && targetLevels == 0
                || IsInstance(array.Leaf, array.Levels, target, targetLevels, isInst);
        }

        return item is HeapItem other && IsInstance(other.Type, 0, target, targetLevels, isInst);
    }

    /// <summary>castclass, and a store into an array or a field: an array is accepted for any class, and is then used
    /// as an object of that class.</summary>
    public bool Fits(ref ValueSlot value, TypeDesc target, int targetLevels, string place)
    {
        if (IsInstance(ref value, target, targetLevels, isInst: false))
        {
            return true;
        }

        if (value.Ref is not HeapArray array || array.Levels <= targetLevels || target.IsValueType)
        {
            return false;
        }

        return target.IsInterface
            ? true
            : throw new MemoryFault(place, $"an array for a {target.FullName}", "Execution.cpp:2903");
    }

    /// <summary>The same for types with array levels.</summary>
    public bool IsInstance(TypeDesc type, int levels, TypeDesc target, int targetLevels, bool isInst)
    {
        bool array = false;
        while (levels > 0 && targetLevels > 0)
        {
            levels--;
            targetLevels--;
            array = true;
        }

        if (!array && levels < targetLevels)
        {
            return false;
        }

        if (levels > targetLevels)
        {
            // An array is an Array; Array's own bases and interfaces follow.
            return Derives(_wellKnown.Array, target);
        }

        if (array
            && (type.IsInterface, type.IsValueType, type.IsEnum)
                != (target.IsInterface, target.IsValueType, target.IsEnum))
        {
            return false;
        }

        return Derives(type, target);
    }

    public static bool Derives(TypeDesc type, TypeDesc target)
    {
        for (TypeDesc? current = type; current is not null; current = current.Base)
        {
            if (ReferenceEquals(current, target) || (target.IsInterface && Implements(current, target)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Implements(TypeDesc type, TypeDesc target)
    {
        foreach (TypeDesc implemented in type.Interfaces)
        {
            if (ReferenceEquals(implemented, target))
            {
                return true;
            }
        }

        return false;
    }
}
