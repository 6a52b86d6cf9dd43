using System;
using System.Text;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>nanoFramework.System.Text.</summary>
internal static class EncodingNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Text.UTF8Encoding")
            .Add("GetBytes(System.String)", static c => c.ReturnBytes(Encoding.UTF8.GetBytes(c.TextOrThrow(1))))
            .Add("GetBytes(System.String,System.Int32,System.Int32,System.Byte[],System.Int32)", GetBytesInto)
            .Add("GetChars(System.Byte[])", static c => GetChars(c, 0, c.Array(1).Length))
            .Add("GetChars(System.Byte[],System.Int32,System.Int32)", static c => GetChars(c, c.I4(2), c.I4(3)));
        table.On("System.Text.UTF8Decoder")
            .Add(
                "Convert(System.Byte[],System.Int32,System.Int32,System.Char[],System.Int32,System.Int32,"
                    + "System.Boolean,System.Int32@,System.Int32@,System.Boolean@)",
                Convert);
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

    private static void GetChars(NativeCall call, int start, int count)
    {
        HeapArray bytes = call.Array(1);
        CheckRange(call, start, count, bytes.Length);
        string text = Encoding.UTF8.GetString(bytes.Bytes, start, count);
        int zero = text.IndexOf('\0', StringComparison.Ordinal);
        text = zero < 0 ? text : text[..zero];
        HeapArray array = call.Heap.NewArray(call.Runtime.WellKnown.Char, 1, text.Length);
        Buffer.BlockCopy(text.ToCharArray(), 0, array.Bytes, 0, text.Length * 2);
        call.Return(array);
    }

    // Only the end is checked, so a range before the start is read.
    private static void CheckRange(NativeCall call, int start, int count, int length)
    {
        if (unchecked(start + count) > length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (start < 0 || count < 0)
        {
            throw call.Corrupt(
                $"start {start} and count {count} of {length}", "nf_system_text_System_Text_UTF8Encoding.cpp:58, 119");
        }
    }

    /// <summary>Converts as many whole characters as fit; the remaining bytes wait for the next call.</summary>
    private static void Convert(NativeCall call)
    {
        HeapArray bytes = call.Array(1);
        HeapArray chars = call.Array(4);
        (int byteIndex, int byteCount, int charIndex, int charCount) = (call.I4(2), call.I4(3), call.I4(5), call.I4(6));
        if (byteIndex < 0
            || byteCount < 0
            || charIndex < 0
            || charCount < 0
            || bytes.Length - byteIndex < byteCount
            || chars.Length - charIndex < charCount)
        {
            throw call.Throw(Fault.Argument);
        }

        char[] converted = new char[charCount];
        Encoding.UTF8
            .GetDecoder()
            .Convert(
                bytes.Bytes.AsSpan(byteIndex, byteCount),
                converted,
                flush: false,
                out int bytesUsed,
                out int charsUsed,
                out _);
        Buffer.BlockCopy(converted, 0, chars.Bytes, charIndex * 2, charsUsed * 2);
        call.Store(8, bytesUsed);
        call.Store(9, charsUsed);
        call.Store(10, bytesUsed == byteCount ? 1 : 0);
    }
}
