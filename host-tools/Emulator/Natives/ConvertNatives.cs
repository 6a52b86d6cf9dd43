using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Convert: strtoll, strtod and base 64 (corlib_native_System_Convert.cpp).</summary>
internal static class ConvertNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Convert")
            .Add(
                "NativeToInt64(System.String,System.Boolean,System.Int64,System.Int64,System.Int32,System.Boolean,"
                    + "System.Boolean@)",
                ToInteger)
            .Add("NativeToDouble(System.String,System.Boolean,System.Boolean@)", ToDouble)
            .Add("NativeToDateTime(System.String,System.Boolean,System.Boolean@,System.DateTime@)", ToDateTime)
            .Add("ToBase64String(System.Byte[],System.Int32,System.Int32,System.Boolean)", ToBase64)
            .Add("FromBase64String(System.String)", FromBase64);
    }

    private static void ToInteger(NativeCall call)
    {
        long min = call.I8(2);
        string? fault = call.Text(0) is not { } text ? Fault.ArgumentNull
            : IntegerParser.Parse(text, call.Bool(1), min, call.I8(3), call.I4(4), out long value) is { } bad ? bad
            : Finish(call, value);
        call.Store(6, fault is null ? 1 : 0);
        if (fault is null)
        {
            return;
        }

        if (call.Bool(5))
        {
            throw call.Throw(fault);
        }

        call.Return(min);
    }

    private static string? Finish(NativeCall call, long value)
    {
        call.Return(value);
        return null;
    }

    private static void ToDouble(NativeCall call)
    {
        string? text = call.Text(0);
        double value = 0;
        bool good = text is not null && RealParser.TryParse(text, out value);
        call.Store(2, good ? 1 : 0);
        if (!good && call.Bool(1))
        {
            throw call.Throw(text is null ? Fault.ArgumentNull : Fault.Format);
        }

        call.Return(value);
    }

    private static void ToDateTime(NativeCall call)
    {
        string? text = call.Text(0);
        ulong ticks = 0;
        bool good = text is not null && DateTimeParser.TryParse(text, out ticks);
        call.Store(2, good ? 1 : 0);
        if (good)
        {
            call.Number(3).Bits = (long)ticks;
        }
        else if (call.Bool(1))
        {
            throw call.Throw(text is null ? Fault.ArgumentNull : Fault.Format);
        }
    }

    private const string Unchecked = "corlib_native_System_Convert.cpp:603, nothing checks the range";

    private static void ToBase64(NativeCall call)
    {
        HeapArray array = call.Array(0, Fault.ArgumentNull);
        int offset = call.I4(1);
        int length = call.I4(2);
        if ((long)offset + length > array.Length)
        {
            throw call.Corrupt($"offset {offset} and length {length} exceed an array of {array.Length}", Unchecked);
        }

        if (array.Length == 0)
        {
            throw call.Corrupt("empty array", Unchecked);
        }

        string text = Convert.ToBase64String(array.Bytes, offset, length);
        call.ReturnText(call.Bool(3) ? InLines(text) : text);
    }

    private static string InLines(string text)
    {
        System.Text.StringBuilder lines = new();
        for (int at = 0; at < text.Length; at += 76)
        {
            int count = Math.Min(76, text.Length - at);
            lines.Append(text, at, count);
            if (count == 76)
            {
                lines.Append("\r\n");
            }
        }

        return lines.ToString();
    }

    private static void FromBase64(NativeCall call)
    {
        byte[] bytes = Base64.Decode(call.TextOrThrow(0)) ?? throw call.Throw(Fault.Plain);
        call.ReturnBytes(bytes);
    }
}
