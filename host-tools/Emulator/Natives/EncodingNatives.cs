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
        byte[] bytes = Encoding.UTF8.GetBytes(call.TextOrThrow(1, Fault.ArgumentNull));
        HeapArray array = call.Heap.NewArray(call.Machine.WellKnown.Byte, 1, bytes.Length);
        bytes.CopyTo(array.Bytes, 0);
        call.Return(array);
    }

    private static void GetBytesInto(NativeCall call)
    {
        string text = call.TextOrThrow(1, Fault.ArgumentNull);
        HeapArray target = call.Array(4, Fault.ArgumentNull);
        int start = call.I4(2);
        int count = call.I4(3);
        int at = call.I4(5);
        if (start < 0 || count < 0 || start > text.Length - count || at < 0 || at > target.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

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
        string text = Decode(call);
        HeapArray array = call.Heap.NewArray(call.Machine.WellKnown.Char, 1, text.Length);
        Buffer.BlockCopy(text.ToCharArray(), 0, array.Bytes, 0, text.Length * 2);
        call.Return(array);
    }

    private static string Decode(NativeCall call)
    {
        HeapArray array = call.Array(1, Fault.ArgumentNull);
        int start = call.I4(2);
        int count = call.I4(3);
        if (start < 0 || count < 0 || start > array.Length - count)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        return Encoding.UTF8.GetString(array.Bytes, start, count);
    }

    private static string UpToZero(string text)
    {
        int zero = text.IndexOf('\0', StringComparison.Ordinal);
        return zero < 0 ? text : text[..zero];
    }
}
