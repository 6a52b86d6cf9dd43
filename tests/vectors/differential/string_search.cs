// IndexOf, LastIndexOf, IndexOfAny, LastIndexOfAny, Contains, StartsWith, EndsWith with and without ranges (corlib_native_System_String.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        string s = "abcabcabc";
        char[] any = { 'c', 'b' };
        T("IndexOf('b')", () => W("IndexOf('b') " + s.IndexOf('b')));
        T("IndexOf('b', 2)", () => W("IndexOf('b', 2) " + s.IndexOf('b', 2)));
        T("IndexOf('b', 2, 2)", () => W("IndexOf('b', 2, 2) " + s.IndexOf('b', 2, 2)));
        T("IndexOf('b', 2, 3)", () => W("IndexOf('b', 2, 3) " + s.IndexOf('b', 2, 3)));
        T("IndexOf('z')", () => W("IndexOf('z') " + s.IndexOf('z')));
        T("IndexOf('b', 8)", () => W("IndexOf('b', 8) " + s.IndexOf('b', 8)));
        T("IndexOf('b', 9)", () => W("IndexOf('b', 9) " + s.IndexOf('b', 9)));
        T("IndexOf(\"ca\")", () => W("IndexOf(\"ca\") " + s.IndexOf("ca")));
        T("IndexOf(\"ca\", 3)", () => W("IndexOf(\"ca\", 3) " + s.IndexOf("ca", 3)));
        T("IndexOf(\"ca\", 3, 2)", () => W("IndexOf(\"ca\", 3, 2) " + s.IndexOf("ca", 3, 2)));
        T("IndexOf(\"ca\", 3, 4)", () => W("IndexOf(\"ca\", 3, 4) " + s.IndexOf("ca", 3, 4)));
        T("IndexOf(\"zz\")", () => W("IndexOf(\"zz\") " + s.IndexOf("zz")));
        T("IndexOf(\"\")", () => W("IndexOf(\"\") " + s.IndexOf("")));
        T("IndexOf(\"\", 3)", () => W("IndexOf(\"\", 3) " + s.IndexOf("", 3)));
        T("LastIndexOf('b')", () => W("LastIndexOf('b') " + s.LastIndexOf('b')));
        T("LastIndexOf('b', 6)", () => W("LastIndexOf('b', 6) " + s.LastIndexOf('b', 6)));
        T("LastIndexOf('b', 6, 2)", () => W("LastIndexOf('b', 6, 2) " + s.LastIndexOf('b', 6, 2)));
        T("LastIndexOf('z')", () => W("LastIndexOf('z') " + s.LastIndexOf('z')));
        T("LastIndexOf(\"bc\")", () => W("LastIndexOf(\"bc\") " + s.LastIndexOf("bc")));
        T("LastIndexOf(\"bc\", 6)", () => W("LastIndexOf(\"bc\", 6) " + s.LastIndexOf("bc", 6)));
        T("LastIndexOf(\"zz\")", () => W("LastIndexOf(\"zz\") " + s.LastIndexOf("zz")));
        T("IndexOfAny(any)", () => W("IndexOfAny(any) " + s.IndexOfAny(any)));
        T("IndexOfAny(any, 3)", () => W("IndexOfAny(any, 3) " + s.IndexOfAny(any, 3)));
        T("IndexOfAny(any, 3, 1)", () => W("IndexOfAny(any, 3, 1) " + s.IndexOfAny(any, 3, 1)));
        T("IndexOfAny(any, 3, 2)", () => W("IndexOfAny(any, 3, 2) " + s.IndexOfAny(any, 3, 2)));
        T("LastIndexOfAny(any)", () => W("LastIndexOfAny(any) " + s.LastIndexOfAny(any)));
        T("LastIndexOfAny(any, 6)", () => W("LastIndexOfAny(any, 6) " + s.LastIndexOfAny(any, 6)));
        T("Contains(\"bca\")", () => W("Contains(\"bca\") " + s.Contains("bca")));
        T("Contains(\"cb\")", () => W("Contains(\"cb\") " + s.Contains("cb")));
        T("Contains(\"\")", () => W("Contains(\"\") " + s.Contains("")));
        T("StartsWith(\"abc\")", () => W("StartsWith(\"abc\") " + s.StartsWith("abc")));
        T("StartsWith(\"b\")", () => W("StartsWith(\"b\") " + s.StartsWith("b")));
        T("StartsWith(\"abcabcabcd\")", () => W("StartsWith(\"abcabcabcd\") " + s.StartsWith("abcabcabcd")));
        T("EndsWith(\"abc\")", () => W("EndsWith(\"abc\") " + s.EndsWith("abc")));
        T("EndsWith(\"ab\")", () => W("EndsWith(\"ab\") " + s.EndsWith("ab")));
        T("EndsWith(\"xabcabcabc\")", () => W("EndsWith(\"xabcabcabc\") " + s.EndsWith("xabcabcabc")));
        T("null", () => W("" + s.IndexOf((string)null)));
        T("start past", () => W("" + s.IndexOf('a', 10)));
        T("start negative", () => W("" + s.IndexOf('a', -1)));
        T("count past", () => W("" + s.IndexOf('a', 5, 10)));
    }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().Name);
        }
    }
}
