using System;
using System.Linq;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Values of the host as the device has them, and back.</summary>
internal sealed class HostValues(DeviceHeap heap, WellKnown wellKnown)
{
    private readonly DeviceHeap _heap = heap;
    private readonly WellKnown _wellKnown = wellKnown;

    /// <exception cref="ArgumentException">An argument is of a type that cannot be handed over, or they do not fit the
    /// heap.</exception>
    public ValueSlot[] ToSlots(object?[] arguments)
    {
        try
        {
            return [.. arguments.Select(ToSlot)];
        }
        catch (FirmwareException)
        {
            throw new ArgumentException($"the arguments do not fit a heap of {_heap.Budget} bytes", nameof(arguments));
        }
    }

    private ValueSlot ToSlot(object? value)
    {
        ValueSlot slot = default;
        switch (value)
        {
            case int number: slot.SetI4(number); break;
            case bool flag: slot.SetI4(flag ? 1 : 0); break;
            case long number: slot.SetI8(number); break;
            case uint number: slot.Bits = number; slot.Tag = DataType.U4; break;
            case null: slot.SetObject(null); break;
            case string text: slot.SetObject(_heap.NewString(text)); break;
            case byte[] bytes: slot.SetObject(NewBytes(bytes)); break;
            case byte[][] arrays: slot.SetObject(NewArrays(_wellKnown.Byte, Array.ConvertAll(arrays, NewBytes))); break;
            case int[] numbers: slot.SetObject(NewIntegers(numbers)); break;
            case int[]?[] arrays:
                slot.SetObject(NewArrays(
                _wellKnown.Int32, Array.ConvertAll(arrays, inner => inner is null ? null : NewIntegers(inner)))); break;
            default: throw new ArgumentException($"cannot hand a {value.GetType()} to the device");
        }

        return slot;
    }

    private HeapArray NewBytes(byte[] bytes)
    {
        HeapArray array = _heap.NewArray(_wellKnown.Byte, 1, bytes.Length);
        bytes.CopyTo(array.Bytes, 0);
        return array;
    }

    private HeapArray NewIntegers(int[] numbers)
    {
        HeapArray array = _heap.NewArray(_wellKnown.Int32, 1, numbers.Length);
        Buffer.BlockCopy(numbers, 0, array.Bytes, 0, array.Bytes.Length);
        return array;
    }

    private HeapArray NewArrays(TypeDesc element, HeapArray?[] arrays)
    {
        HeapArray array = _heap.NewArray(element, 2, arrays.Length);
        for (int i = 0; i < arrays.Length; i++)
        {
            array.Slots[i].SetObject(arrays[i]);
        }

        return array;
    }

    /// <summary>A result: int, long, bool, string, byte[] or null.</summary>
    public static object? ToHost(in ValueSlot value, TypeUse type)
    {
        if (type.Levels > 0)
        {
            return (value.Ref as HeapArray)?.Bytes.Clone();
        }

        return type.Type.DataType switch
        {
            DataType.Void => null,
            DataType.Boolean => value.I4 != 0,
            DataType.I8 or DataType.U8 => value.Bits,
            DataType.String => (value.Ref as HeapString)?.Value,
            _ => value.I4,
        };
    }
}
