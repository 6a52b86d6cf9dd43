// A long or ulong array index is cut to 32 bits: 0x100000000 is element 0 (Interpreter.cpp:2838-3065 uses .s4); .NET throws.
// escapes: indexes that are cut
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

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

    static long L(long x) { return x; }

    static ulong U(ulong x) { return x; }

    public static void Main()
    {
        int[] a = { 10, 20, 30 };
        byte[] b = { 1, 2, 3 };
        T("read", () => W("read " + a[L(0x100000000)] + " " + a[L(0x100000002)]));
        T("write", () => { a[L(0x500000001)] = 99; W("write " + a[1]); });
        T("ulong", () => W("ulong " + b[U(0x8000000000000002)]));
        T("plain", () => W("plain " + b[L(2)]));
        T("past", () => W("past " + b[L(3)]));
        T("negative", () => W("negative " + b[L(-1)]));
        T("uint max", () => W("uint max " + b[U(0xFFFFFFFF)]));
        T("cut out of range", () => W("cut " + b[L(0x100000003)]));
        T("cut negative", () => W("cut negative " + b[L(0x1FFFFFFFF)]));
        uint u = 2;
        T("uint", () => W("uint " + b[u]));
        uint big = 0xFFFFFFFE;
        T("uint big", () => W("uint big " + b[big]));
        T("length", () => W("length " + new byte[L(5)].Length));
    }
}
