using System;
using System.Buffers.Binary;
using System.Text;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Object.GetHashCode (CLR_RT_HeapBlock.cpp:1050): of an object its address and its fields, and theirs in
/// turn, so that it changes with them. What is an address there is a counter here.</summary>
internal sealed class HashCodes
{
    // Objects that refer to each other in a circle overflow the stack of the native thread.
    private const int MaxDepth = 256;

    // An object that two references lead to counts twice, with its references too.
    private const int MaxVisits = 1_000_000;

    private readonly NativeCall _call;
    private int _visits;

    private HashCodes(NativeCall call)
    {
        _call = call;
    }

    public static int Of(NativeCall call, ref ValueSlot value)
    {
        return (int)new HashCodes(call).OfSlot(ref value, 0, 0);
    }

    /// <summary>The CRC-32 that the runtime uses: polynomial 04C11DB7, not reflected.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        foreach (byte b in bytes)
        {
            crc ^= (uint)b << 24;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }

    private uint OfSlot(ref ValueSlot value, uint crc, int depth)
    {
        if (value.Tag == DataType.ByRef && value.Ref is ValueSlot[] slots)
        {
            return depth > MaxDepth ? crc : OfSlot(ref slots[value.Bits], crc, depth + 1);
        }

        return !value.IsReference ? OfNumber(ref value, crc)
            : value.Ref is HeapItem item ? OfItem(item, crc, depth)
            : 0;
    }

    private uint OfItem(HeapItem item, uint crc, int depth)
    {
        if (++_visits > MaxVisits)
        {
            throw new StopRun(
                Outcome.InstructionLimit, $"the hash code of one object goes over more than {MaxVisits} others");
        }

        if (depth > MaxDepth)
        {
            throw _call.Corrupt(
                "objects that refer to each other in a circle",
                "CLR_RT_HeapBlock.cpp:1178, one call of the native stack after the other");
        }

        return item switch
        {
            HeapString text => crc ^ Crc(Encoding.UTF8.GetBytes(text.Value), crc),
            HeapObject { IsUnboxed: false, Type: { IsValueType: true, DataType: <= DataType.R8 } } box =>
                crc ^ OfNumber(ref box.Fields[0], crc),
            HeapObject instance => OfFields(instance, crc, depth),
            HeapDelegate { List: null } one => OfDelegate(one, crc),
            HeapReflection reflection =>
                crc ^ OfInt(_call.Runtime.HashCodes.Of(reflection.Subject) + reflection.Levels, crc),
            HeapArray array => crc ^ OfInt(_call.Runtime.HashCodes.Of(array.Leaf) + array.Levels, crc),
            _ => crc ^ OfInt(Address(item), crc),
        };
    }

    private uint OfFields(HeapObject instance, uint crc, int depth)
    {
        crc ^= OfInt(Address(instance), crc);
        for (int i = instance.Fields.Length - 1; i >= 0; i--)
        {
            crc ^= OfSlot(ref instance.Fields[i], crc, depth + 1);
        }

        return crc;
    }

    private uint OfDelegate(HeapDelegate one, uint crc)
    {
        if (one.Target.IsReference && one.Target.Ref is HeapItem target)
        {
            crc ^= OfInt(Address(target), crc);
        }

        return crc ^ OfInt(_call.Runtime.HashCodes.Of(one.Method!), crc);
    }

    private int Address(HeapItem item)
    {
        if (item.HashCode == 0)
        {
            item.HashCode = _call.Runtime.HashCodes.Next();
        }

        return item.HashCode;
    }

    private static uint OfInt(int value, uint crc)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return Crc(bytes, crc);
    }

    private static uint OfTicks(long value, uint crc)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return crc ^ Crc(bytes, crc);
    }

    private static uint OfNumber(ref ValueSlot value, uint crc)
    {
        int low = (int)value.Bits;
        int high = (int)(value.Bits >> 32);
        return value.Tag switch
        {
            DataType.DateTime or DataType.TimeSpan => OfTicks(value.Bits, crc),
            DataType.Boolean => low == 0 ? 0u : 1,
            DataType.Char or DataType.I2 => (uint)(low | (low << 16)),
            DataType.I8 or DataType.U8 => (uint)(low ^ high),
            DataType.R8 => (uint)(double.IsNaN(value.R8) || value.R8 == 0 ? low ^ (high & 0x7FFFFFFF) : low ^ high),
            DataType.R4 => (uint)(float.IsNaN(value.R4) || value.R4 == 0 ? low & 0x7FFFFFFF : low),
            _ => (uint)low,
        };
    }
}
