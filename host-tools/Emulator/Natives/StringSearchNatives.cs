using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>String.IndexOf and its like, with the device's ideas of start and count
/// (corlib_native_System_String.cpp:640-860).</summary>
internal static class StringSearchNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.String");
        foreach (string name in new[] { "IndexOf", "LastIndexOf" })
        {
            bool last = name == "LastIndexOf";
            foreach (string type in new[] { "System.Char", "System.String" })
            {
                table.Add($"{name}({type})", c => Search(c, last, 0));
                table.Add($"{name}({type},System.Int32)", c => Search(c, last, 1));
                table.Add($"{name}({type},System.Int32,System.Int32)", c => Search(c, last, 2));
            }

            table.Add($"{name}Any(System.Char[])", c => Search(c, last, 0));
            table.Add($"{name}Any(System.Char[],System.Int32)", c => Search(c, last, 1));
            table.Add($"{name}Any(System.Char[],System.Int32,System.Int32)", c => Search(c, last, 2));
        }
    }

    private static void Search(NativeCall call, bool last, int given)
    {
        string text = call.TextOrThrow(0);
        ref ValueSlot sought = ref call.Arg(1);
        string? word = null;
        char[] chars = [];
        if (sought.Tag == DataType.Object)
        {
            switch (sought.Ref)
            {
                case HeapString s:
                    word = s.Value;
                    break;
                case HeapArray array:
                    chars = StringNatives.Chars(array);
                    break;
                default:
                    throw call.Throw(Fault.NullReference);
            }
        }
        else
        {
            chars = [(char)sought.Bits];
        }

        call.Return(Find(call, text, word, chars, last, given));
    }

    private static int Find(NativeCall call, string text, string? word, char[] chars, bool last, int given)
    {
        if (text.Length == 0)
        {
            return -1;
        }

        int start = given > 0 ? call.I4(2) : last ? text.Length - 1 : 0;
        if (start < 0 || start > text.Length)
        {
            throw call.Throw(Fault.OutOfRange);
        }

        int width = word?.Length ?? 1;
        if (last && word is not null)
        {
            start -= width - 1;
            if (start < 0 || start > text.Length)
            {
                return -1;
            }
        }

        int count = given > 1 ? call.I4(3) : last ? start + 1 : text.Length - start;
        if (!last && word is not null)
        {
            count -= width - 1;
        }

        if (last)
        {
            if (count > start + 1)
            {
                return -1;
            }
        }
        else
        {
            StringNatives.CheckEnd(call, start, count, text.Length, "a string");
        }

        return Scan(text, word, chars, start, count, last ? -1 : 1);
    }

    private static int Scan(string text, string? word, char[] chars, int start, int count, int step)
    {
        int end = word is { Length: 0 } ? text.Length + 1 : text.Length;
        for (int at = start; count > 0 && at >= 0 && at < end; count--, at += step)
        {
            bool found = word is null
                ? Array.IndexOf(chars, text[at]) >= 0
                : string.CompareOrdinal(text, at, word, 0, word.Length) == 0;
            if (found)
            {
                return at;
            }
        }

        return -1;
    }
}
