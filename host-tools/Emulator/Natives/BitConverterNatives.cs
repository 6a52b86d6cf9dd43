using System;
using System.Buffers.Binary;
using System.Text;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.BitConverter: little-endian.</summary>
internal static class BitConverterNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.BitConverter")
            .Add("get_IsLittleEndian", static c => c.Return(true))
            .Add("DoubleToInt64Bits(System.Double)", static c => c.Return(c.I8(0)))
            .Add("Int64BitsToDouble(System.Int64)", static c => c.ReturnNumber(DataType.R8, c.I8(0)));
        AddGet(table, "Boolean", 1);
        AddNumber(table, "Char", DataType.Char, 2);
        AddNumber(table, "Int16", DataType.I2, 2);
        AddNumber(table, "UInt16", DataType.U2, 2);
        AddNumber(table, "Int32", DataType.I4, 4);
        AddNumber(table, "UInt32", DataType.U4, 4);
        AddNumber(table, "Single", DataType.R4, 4);
        AddNumber(table, "Int64", DataType.I8, 8);
        AddNumber(table, "UInt64", DataType.U8, 8);
        AddNumber(table, "Double", DataType.R8, 8);
        table.Add("ToBoolean(System.Byte[],System.Int32)", static c => c.Return(Read(c, 1) != 0))
            .Add("ToString(System.Byte[])", static c => Hex(c, 0, c.Array(0, Fault.ArgumentNull).Length))
            .Add(
                "ToString(System.Byte[],System.Int32)",
                static c => Hex(c, c.I4(1), c.Array(0, Fault.ArgumentNull).Length - c.I4(1)))
            .Add("ToString(System.Byte[],System.Int32,System.Int32)", static c => Hex(c, c.I4(1), c.I4(2)));
    }

    private static void AddNumber(NativeTable table, string name, DataType tag, int size)
    {
        AddGet(table, name, size);
        table.Add(
            $"To{name}(System.Byte[],System.Int32)",
            c => c.ReturnNumber(tag, Tags.Narrow(tag, tag == DataType.I4 ? (int)Read(c, size) : Read(c, size))));
    }

    private static void AddGet(NativeTable table, string name, int size)
    {
        table.Add($"GetBytes(System.{name})", c =>
        {
            Span<byte> all = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(all, c.I8(0));
            c.ReturnBytes(all[..size]);
        });
    }

    private static long Read(NativeCall call, int size)
    {
        HeapArray array = call.Array(0, Fault.ArgumentNull);
        int at = call.I4(1);
        if ((uint)at >= (uint)array.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (at > array.Length - size)
        {
            throw call.Throw(Fault.Argument);
        }

        Span<byte> all = stackalloc byte[8];
        all.Clear();
        array.Bytes.AsSpan(at, size).CopyTo(all);
        return BinaryPrimitives.ReadInt64LittleEndian(all);
    }

    private static void Hex(NativeCall call, int start, int length)
    {
        HeapArray array = call.Array(0, Fault.ArgumentNull);
        if (start < 0 || (start > 0 && start >= array.Length) || length < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if ((long)start + length > array.Length)
        {
            throw call.Throw(Fault.Argument);
        }

        if (length == 0 && array.Length > 0 && call.Runtime.StopsAtEscapes)
        {
            throw call.Corrupt(
                "a length of 0 of bytes that are there",
                "corlib_native_System_BitConverter.cpp:25, a zero before the start of the buffer");
        }

        StringBuilder text = new();
        for (int i = 0; i < length; i++)
        {
            text
                .Append(i == 0 ? string.Empty : "-")
                .Append(array.Bytes[start + i].ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        call.ReturnText(text.ToString());
    }
}
