using System.Text;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>Object.GetHashCode (CLR_RT_HeapBlock.cpp:1072). An object's own code comes from its address there; here it is a counter.</summary>
internal static class HashCodes
{
    public static int Of(Machine machine, ref Slot value)
    {
        return value.Ref switch
        {
            HeapString text when value.IsReference => (int)Crc(Encoding.UTF8.GetBytes(text.Value)),
            HeapObject { IsUnboxed: false } box when value.IsReference && box.Type.IsValueType && !box.Type.IsStruct => OfNumber(ref box.Fields[0]),
            Slot[] slots when value.Tag == DataType.ByRef => OfNumber(ref slots[value.Bits]),
            HeapReflection reflection when value.IsReference => machine.HashCodeOf(reflection.Subject) + reflection.Levels,
            HeapItem item when value.IsReference => OfObject(machine, item),
            _ => OfNumber(ref value),
        };
    }

    /// <summary>The CRC-32 that the runtime uses: polynomial 04C11DB7, from zero, not reflected.</summary>
    public static uint Crc(byte[] bytes)
    {
        uint crc = 0;
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

    private static int OfObject(Machine machine, HeapItem item)
    {
        if (item.HashCode == 0)
        {
            item.HashCode = machine.NextHashCode();
        }

        return item.HashCode;
    }

    private static int OfNumber(ref Slot value)
    {
        int low = (int)value.Bits;
        int high = (int)(value.Bits >> 32);
        return value.Tag switch
        {
            DataType.Boolean => low == 0 ? 0 : 1,
            DataType.Char or DataType.I2 => low | (low << 16),
            DataType.I8 or DataType.U8 or DataType.DateTime or DataType.TimeSpan => low ^ high,
            DataType.R8 => double.IsNaN(value.R8) || value.R8 == 0 ? low ^ (high & 0x7FFFFFFF) : low ^ high,
            DataType.R4 => float.IsNaN(value.R4) || value.R4 == 0 ? low & 0x7FFFFFFF : low,
            _ => low,
        };
    }
}
