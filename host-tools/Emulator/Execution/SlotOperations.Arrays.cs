using System;
using System.Buffers.Binary;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Array elements.</summary>
internal sealed partial class SlotOperations
{
    public FirmwareException BadArray(ref ValueSlot array)
    {
        return _runtime.Throw(array.Tag == DataType.Object && array.Ref is null ? Fault.NullReference : Fault.Plain);
    }

    public void LoadElement(ref ValueSlot array, ref ValueSlot index)
    {
        HeapArray items = Checked(ref array, ref index, out int at);
        LoadArrayElement(ref array, items, at);
    }

    public void LoadStructElement(ref ValueSlot array, ref ValueSlot index, TypeDesc type)
    {
        HeapArray items = Checked(ref array, ref index, out int at);
        if (!ReferenceEquals(items.Leaf, type) || items.Levels != 1)
        {
            throw WrongType();
        }

        LoadStruct(ref array, ref items.Slots[at]);
    }

    public void StoreElement(ref ValueSlot array, ref ValueSlot index, ref ValueSlot value, int size)
    {
        HeapArray items = Checked(ref array, ref index, out int at);
        StoreArrayElement(items, at, ref value, size);
    }

    public void StoreStructElement(ref ValueSlot array, ref ValueSlot index, ref ValueSlot value)
    {
        HeapArray items = Checked(ref array, ref index, out int at);
        ReassignSlot(ref items.Slots[at], ref value);
    }

    public void ElementAddress(ref ValueSlot array, ref ValueSlot index)
    {
        HeapArray items = Checked(ref array, ref index, out int at);
        if (items.IsReference)
        {
            if (items.Levels == 1 && items.Leaf.IsStruct)
            {
                Reference(ref array, items.Slots, at);
                return;
            }

            array.Ref = items.Slots;
            array.Bits = at;
            array.Tag = DataType.ByRef;
            return;
        }

        array.Bits = at;
        array.Tag = DataType.ArrayByRef;
    }

    public void LoadArrayElement(ref ValueSlot target, HeapArray array, int index)
    {
        if (array.IsReference)
        {
            LoadStruct(ref target, ref array.Slots[index]);
            return;
        }

        target.Bits = ReadNumber(array, index);
        target.Tag = Tags.Promote(array.Element);
    }

    public static long ReadNumber(HeapArray array, int index)
    {
        ReadOnlySpan<byte> bytes = array.Bytes.AsSpan(index << array.Shift);
        return array.Shift switch
        {
            0 => Tags.Narrow(array.Element, bytes[0]),
            1 => Tags.Narrow(array.Element, BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
            2 =>
                array.Element == DataType.U4
                    ? BinaryPrimitives.ReadUInt32LittleEndian(bytes)
                    : BinaryPrimitives.ReadInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
    }

    public static void WriteNumber(HeapArray array, int index, long bits)
    {
        Span<byte> bytes = array.Bytes.AsSpan(index << array.Shift);
        switch (array.Shift)
        {
            case 0:
                bytes[0] = (byte)bits;
                break;
            case 1:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)bits);
                break;
            case 2:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)bits);
                break;
            default:
                BinaryPrimitives.WriteInt64LittleEndian(bytes, bits);
                break;
        }
    }

    /// <summary>StoreToReference for an array: sizes must agree for numbers, types for references.</summary>
    public void StoreArrayElement(HeapArray array, int index, ref ValueSlot value, int size)
    {
        if (!array.IsReference)
        {
            ValueSlot number = value;
            if (value.Tag == DataType.Object)
            {
                if (value.Ref is not HeapObject { IsUnboxed: false } box || !IsNumberBox(box))
                {
                    throw value.Ref is null ? _runtime.Throw(Fault.NullReference) : WrongType();
                }

                number = box.Fields[0];
            }

            bool fits = size switch
            {
                -1 => Tags.Size(number.Tag) >= 1 << array.Shift,
                0 => number.Tag == array.Element,
                _ => size == 1 << array.Shift,
            };
            if (!fits)
            {
                throw WrongType();
            }

            WriteNumber(array, index, number.Bits);
            return;
        }

        if (value.Tag == DataType.Object
            && value.Ref is not null
            && !_runtime.Casts.Fits(ref value, array.Leaf, array.Levels - 1, "stelem.ref"))
        {
            throw WrongType();
        }

        ReassignSlot(ref array.Slots[index], ref value);
    }

    /// <summary>An index or a length of 64 bits becomes one of 32: another element than was meant.</summary>
    public void CutIndex(ref ValueSlot index)
    {
        if (_runtime.StopsAtEscapes)
        {
            throw new MemoryFault(
                "conv.ovf.i",
                $"index {(index.Tag == DataType.I8 ? index.Bits : (ulong)index.Bits)} is cut to {index.I4}",
                "Interpreter.cpp:2838");
        }
    }

    private HeapArray Checked(ref ValueSlot array, ref ValueSlot index, out int at)
    {
        if (array.Ref is not HeapArray items || array.Tag != DataType.Object)
        {
            throw BadArray(ref array);
        }

        at = index.I4;
        if ((uint)at >= (uint)items.Length)
        {
            throw _runtime.Throw(Fault.IndexOutOfRange);
        }

        return items;
    }
}
