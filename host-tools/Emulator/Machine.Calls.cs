using System;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator;

/// <summary>Calls of one static method from the host.</summary>
public sealed partial class Machine
{
    /// <summary>Calls a static method and runs until it returns, while other threads run beside it.</summary>
    /// <param name="type">The type's full name.</param>
    /// <param name="method">The method's name, which no other method of the type has with as many parameters.</param>
    /// <param name="arguments">int, uint, long, bool, string, or byte or int arrays, or arrays of those; arrays are copied to the device's heap.</param>
    /// <param name="result">What it returned: int, long, bool, string, byte[] or null.</param>
    /// <exception cref="ArgumentException">There is no such method, or an argument is of another type, or the arguments do not fit the heap.</exception>
    public RunResult Call(string type, string method, object?[] arguments, out object? result)
    {
        MethodDesc found = FindType(type)?.Methods.SingleOrDefault(m => m.IsStatic && m.Name == method && m.ArgumentCount == arguments.Length)
            ?? throw new ArgumentException($"no loaded assembly has the static method {type}.{method} with {arguments.Length} parameters");
        RunResult run = Run(found, ToSlots(arguments), wholeProgram: false, out Slot value);
        result = ToHost(value, found.Returns);
        return run;
    }

    private Slot[] ToSlots(object?[] arguments)
    {
        try
        {
            return [.. arguments.Select(ToSlot)];
        }
        catch (FirmwareException)
        {
            throw new ArgumentException($"the arguments do not fit a heap of {_options.Limits.HeapBytes} bytes", nameof(arguments));
        }
    }

    private Slot ToSlot(object? value)
    {
        Slot slot = default;
        switch (value)
        {
            case int number: slot.SetI4(number); break;
            case bool flag: slot.SetI4(flag ? 1 : 0); break;
            case long number: slot.SetI8(number); break;
            case uint number: slot.Bits = number; slot.Tag = DataType.U4; break;
            case null: slot.SetObject(null); break;
            case string text: slot.SetObject(Heap.NewString(text)); break;
            case byte[] bytes: slot.SetObject(NewBytes(bytes)); break;
            case byte[][] arrays: slot.SetObject(NewArrays(WellKnown.Byte, Array.ConvertAll(arrays, NewBytes))); break;
            case int[] numbers: slot.SetObject(NewIntegers(numbers)); break;
            case int[]?[] arrays: slot.SetObject(NewArrays(WellKnown.Int32, Array.ConvertAll(arrays, inner => inner is null ? null : NewIntegers(inner)))); break;
            default: throw new ArgumentException($"cannot hand a {value.GetType()} to the device");
        }

        return slot;
    }

    private HeapArray NewBytes(byte[] bytes)
    {
        HeapArray array = Heap.NewArray(WellKnown.Byte, 1, bytes.Length);
        bytes.CopyTo(array.Bytes, 0);
        return array;
    }

    private HeapArray NewIntegers(int[] numbers)
    {
        HeapArray array = Heap.NewArray(WellKnown.Int32, 1, numbers.Length);
        Buffer.BlockCopy(numbers, 0, array.Bytes, 0, array.Bytes.Length);
        return array;
    }

    private HeapArray NewArrays(TypeDesc element, HeapArray?[] arrays)
    {
        HeapArray array = Heap.NewArray(element, 2, arrays.Length);
        for (int i = 0; i < arrays.Length; i++)
        {
            array.Slots[i].SetObject(arrays[i]);
        }

        return array;
    }

    private static object? ToHost(in Slot value, TypeUse type)
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
