using System;
using System.Text;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.Text.UTF8Encoding.</summary>
internal static class EncodingNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Text.UTF8Encoding")
            .Add("GetBytes(System.String)", GetBytes)
            .Add("GetBytes(System.String,System.Int32,System.Int32,System.Byte[],System.Int32)", GetBytesInto)
            .Add("GetChars(System.Byte[],System.Int32,System.Int32)", GetChars)
            .Add("GetString(System.Byte[],System.Int32,System.Int32)", static c => c.ReturnText(UpToZero(Decode(c))));
    }

    private static void GetBytes(NativeCall call)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(call.TextOrThrow(1));
        HeapArray array = call.Heap.NewArray(call.Machine.WellKnown.Byte, 1, bytes.Length);
        bytes.CopyTo(array.Bytes, 0);
        call.Return(array);
    }

    private static void GetBytesInto(NativeCall call)
    {
        string text = call.TextOrThrow(1);
        HeapArray target = call.Array(4);
        int start = call.I4(2);
        int count = call.I4(3);
        int at = call.I4(5);
        CheckRange(call, start, count, text.Length);
        CheckRange(call, at, 0, target.Length);

        byte[] bytes = Encoding.UTF8.GetBytes(text.Substring(start, count));
        if (bytes.Length > target.Length - at)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        bytes.CopyTo(target.Bytes, at);
        call.Return(bytes.Length);
    }

    private static void GetChars(NativeCall call)
    {
        string text = UpToZero(Decode(call));
        HeapArray array = call.Heap.NewArray(call.Machine.WellKnown.Char, 1, text.Length);
        Buffer.BlockCopy(text.ToCharArray(), 0, array.Bytes, 0, text.Length * 2);
        call.Return(array);
    }

    private static string Decode(NativeCall call)
    {
        HeapArray array = call.Array(1);
        int start = call.I4(2);
        int count = call.I4(3);
        CheckRange(call, start, count, array.Length);
        return Encoding.UTF8.GetString(array.Bytes, start, count);
    }

    // Only the end is checked, so that a range before the start is read.
    private static void CheckRange(NativeCall call, int start, int count, int length)
    {
        if (start + count > length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (start < 0 || count < 0)
        {
            throw call.Corrupt($"start {start} and count {count} of {length}", "nf_system_text_System_Text_UTF8Encoding.cpp:58, 119");
        }
    }

    private static string UpToZero(string text)
    {
        int zero = text.IndexOf('\0', StringComparison.Ordinal);
        return zero < 0 ? text : text[..zero];
    }
}
