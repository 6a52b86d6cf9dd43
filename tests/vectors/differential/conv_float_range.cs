// float and double to integer out of range: a C cast through int64, no saturation, no exception (CLR_RT_HeapBlock.cpp Convert; values as on x86-64).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void D(string n, double d)
    {
        sbyte i1 = (sbyte)d;
        byte u1 = (byte)d;
        short i2 = (short)d;
        ushort u2 = (ushort)d;
        int i4 = (int)d;
        uint u4 = (uint)d;
        long i8 = (long)d;
        ulong u8 = (ulong)d;
        W(n + " " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8 + " " + u8);
    }

    static void F(string n, float f)
    {
        sbyte i1 = (sbyte)f;
        byte u1 = (byte)f;
        short i2 = (short)f;
        ushort u2 = (ushort)f;
        int i4 = (int)f;
        uint u4 = (uint)f;
        long i8 = (long)f;
        ulong u8 = (ulong)f;
        W(n + " " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8 + " " + u8);
    }

    public static void Main()
    {
        D("257.5", 257.5);
        D("-1", -1);
        D("-129", -129);
        D("70000", 70000);
        D("3e9", 3e9);
        D("-3e9", -3e9);
        D("5e9", 5e9);
        D("1e18", 1e18);
        F("f257.5", 257.5f);
        F("f-1", -1);
        F("f-129", -129);
        F("f70000", 70000);
        F("f3e9", 3e9f);
        F("f-3e9", -3e9f);
    }
}
