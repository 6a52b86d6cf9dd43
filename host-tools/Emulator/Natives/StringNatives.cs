using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.String, but for searching (corlib_native_System_String.cpp).</summary>
internal static class StringNatives
{
    /// <summary>The white space of Trim and Split without an argument.</summary>
    private const string WhiteSpace =
        "\t\n\v\f\r \u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u3000\uFEFF";

    public static void Add(NativeTable table)
    {
        table.On("System.String")
            .Add("#ctor(System.Char[],System.Int32,System.Int32)", static c => FromChars(c, c.I4(2), c.I4(3)))
            .Add("#ctor(System.Char[])", static c => FromChars(c, 0, -1))
            .Add("#ctor(System.Char,System.Int32)", FromChar)
            .Add("get_Length", static c => c.Return(c.TextOrThrow(0).Length))
            .Add("get_Chars(System.Int32)", GetChars)
            .Add("ToCharArray", static c => ToCharArray(c, 0, -1))
            .Add("ToCharArray(System.Int32,System.Int32)", static c => ToCharArray(c, c.I4(1), c.I4(2)))
            .Add("Substring(System.Int32)", static c => Substring(c, c.I4(1), -1))
            .Add("Substring(System.Int32,System.Int32)", SubstringOf)
            .Add("ToLower", static c => ChangeCase(c, upper: false))
            .Add("ToUpper", static c => ChangeCase(c, upper: true))
            .Add("Trim", static c => Trim(c, null, start: true, end: true))
            .Add("Trim(System.Char[])", static c => Trim(c, c.Ref(1) as HeapArray, start: true, end: true))
            .Add("TrimStart(System.Char[])", static c => Trim(c, c.Ref(1) as HeapArray, start: true, end: false))
            .Add("TrimEnd(System.Char[])", static c => Trim(c, c.Ref(1) as HeapArray, start: false, end: true))
            .Add("Split(System.Char[])", static c => Split(c, int.MaxValue))
            .Add("Split(System.Char[],System.Int32)", static c => Split(c, c.I4(2)))
            .Add("CompareTo(System.Object)", Compare)
            .Add("CompareTo(System.String)", Compare)
            .Add("Compare(System.String,System.String)", Compare)
            .Add(
                "Equals(System.String,System.String)",
                static c => c.Return(SlotOperations.Compare(ref c.Arg(0), ref c.Arg(1), signed: false) == 0))
            .Add(
                "op_Equality(System.String,System.String)",
                static c => c.Return(SlotOperations.Compare(ref c.Arg(0), ref c.Arg(1), signed: false) == 0))
            .Add(
                "op_Inequality(System.String,System.String)",
                static c => c.Return(SlotOperations.Compare(ref c.Arg(0), ref c.Arg(1), signed: false) != 0))
            .Add("Concat(System.String,System.String)", static c => Concat(c, 2))
            .Add("Concat(System.String,System.String,System.String)", static c => Concat(c, 3))
            .Add("Concat(System.String,System.String,System.String,System.String)", static c => Concat(c, 4))
            .Add("Concat(System.String[])", ConcatArray);
    }

    public static char[] Chars(HeapArray array)
    {
        char[] chars = new char[array.Length];
        Buffer.BlockCopy(array.Bytes, 0, chars, 0, array.Bytes.Length);
        return chars;
    }

    /// <summary>CheckRange with its signed overflow (CLR_RT_HeapBlock_Array.cpp:178): past it the runtime reads
    /// elsewhere.</summary>
    public static void CheckRange(NativeCall call, int index, int length, int count, string what)
    {
        if (length < 0 || index < 0 || index > count)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        CheckEnd(call, index, length, count, what);
    }

    public static void CheckEnd(NativeCall call, int index, int length, int count, string what)
    {
        if ((long)index + length > int.MaxValue)
        {
            throw call.Corrupt(
                $"start {index} and length {length} exceed {what} of {count}",
                "the sum overflows past the check, as in CLR_RT_HeapBlock_Array.cpp:178");
        }

        if (index + length > count)
        {
            throw call.Throw(Fault.OutOfRange);
        }
    }

    private static string UpToZero(string text)
    {
        int zero = text.IndexOf('\0');
        return zero < 0 ? text : text[..zero];
    }

    private static void FromChars(NativeCall call, int start, int length)
    {
        if (call.Ref(1) is not HeapArray array)
        {
            call.ReturnText(string.Empty);
            return;
        }

        if (length == -1)
        {
            length = array.Length - start;
        }

        CheckRange(call, start, length, array.Length, "an array");
        call.ReturnText(UpToZero(new string(Chars(array), start, length)));
    }

    private static void FromChar(NativeCall call)
    {
        int count = call.I4(2);
        if (count < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        // The device makes an array of them first: corlib_native_System_String.cpp:212.
        call.Heap.NewArray(call.Runtime.WellKnown.Char, 1, count, call.Method.ApiName);
        call.ReturnText(UpToZero(new string((char)call.I4(1), count)));
    }

    private static void GetChars(NativeCall call)
    {
        string text = call.TextOrThrow(0);
        int index = call.I4(1);
        if ((uint)index >= (uint)text.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        call.Return(text[index]);
    }

    private static void ToCharArray(NativeCall call, int start, int length)
    {
        string text = call.TextOrThrow(0);
        if (length == -1)
        {
            length = text.Length;
        }

        CheckRange(call, start, length, text.Length, "a string");
        HeapArray array = call.Heap.NewArray(call.Runtime.WellKnown.Char, 1, length);
        Buffer.BlockCopy(text.ToCharArray(start, length), 0, array.Bytes, 0, length * 2);
        call.Return(array);
    }

    private static void SubstringOf(NativeCall call)
    {
        if (call.I4(2) < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        Substring(call, call.I4(1), call.I4(2));
    }

    private static void Substring(NativeCall call, int start, int length)
    {
        string text = call.TextOrThrow(0);
        if (start < 0 || start > text.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        if (length == -1)
        {
            length = text.Length - start;
        }

        CheckRange(call, start, length, text.Length, "a string");
        call.ReturnText(text.Substring(start, length));
    }

    private static void ChangeCase(NativeCall call, bool upper)
    {
        call.ReturnText(string.Create(call.TextOrThrow(0).Length, (call.TextOrThrow(0), upper), static (chars, state) =>
        {
            for (int i = 0; i < chars.Length; i++)
            {
                char c = state.Item1[i];
                chars[i] = state.upper ? c is >= 'a' and <= 'z' ? (char)(c - 32) : c
                    : c is >= 'A' and <= 'Z' ? (char)(c + 32)
                    : c;
            }
        }));
    }

    private static void Trim(NativeCall call, HeapArray? trimmed, bool start, bool end)
    {
        string text = call.TextOrThrow(0);
        char[] chars = trimmed is { Length: > 0 } ? Chars(trimmed) : WhiteSpace.ToCharArray();
        text = start ? text.TrimStart(chars) : text;
        call.ReturnText(end ? text.TrimEnd(chars) : text);
    }

    private static void Split(NativeCall call, int count)
    {
        if (count < 0)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        string text = call.TextOrThrow(0);
        char[] separators = call.Ref(1) is HeapArray { Length: > 0 } array ? Chars(array) : WhiteSpace.ToCharArray();
        List<string> parts = count == 0 ? [] : [.. text.Split(separators, count)];
        call.ReturnTexts(parts);
    }

    private static void Compare(NativeCall call)
    {
        call.Return(SlotOperations.Compare(ref call.Arg(0), ref call.Arg(1), signed: false));
    }

    private static void Concat(NativeCall call, int count)
    {
        call.ReturnText(string.Concat(
            call.Text(0), call.Text(1), count > 2 ? call.Text(2) : null, count > 3 ? call.Text(3) : null));
    }

    private static void ConcatArray(NativeCall call)
    {
        HeapArray parts = call.Array(0);
        string?[] texts = new string?[parts.Length];
        long length = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = (parts.Slots[i].Ref as HeapString)?.Value;
            length += texts[i]?.Length ?? 0;
        }

        if (length > call.Heap.Budget)
        {
            throw call.Heap.ThrowOutOfMemory();
        }

        call.ReturnText(string.Concat(texts));
    }
}
