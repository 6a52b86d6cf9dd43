// Shift counts: csc masks variable counts, so shifts agree with C# although the CLR does not mask (NumericShl/NumericShr, CLR_RT_HeapBlock.cpp:2267-2340).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Ints(int a, uint u, int n)
    {
        W("n " + n + " shl " + (a << n) + " shr " + (a >> n) + " ushl " + (u << n) + " ushr " + (u >> n) + " logical " + (a >>> n));
    }

    static void Longs(long a, ulong u, int n)
    {
        W("n " + n + " shl " + (a << n) + " shr " + (a >> n) + " ushl " + (u << n) + " ushr " + (u >> n) + " logical " + (a >>> n));
    }

    static void Small(byte b, sbyte sb, short s, ushort us, char c, int n)
    {
        W("n " + n + " " + (b << n) + " " + (b >> n) + " " + (sb << n) + " " + (sb >> n) + " " + (s << n) + " " + (s >> n) + " " + (us << n) + " " + (us >> n) + " " + (c >> n));
    }

    static uint RotateLeft(uint x, int n) { return (x << n) | (x >> (32 - n)); }

    static uint RotateRight(uint x, int n) { return (x >> n) | (x << (32 - n)); }

    static ulong RotateLeft64(ulong x, int n) { return (x << n) | (x >> (64 - n)); }

    public static void Main()
    {
        int[] counts = { 0, 1, 7, 31, 32, 33, 63, 64, -1, -32 };
        foreach (int n in counts)
        {
            Ints(-123456789, 0xDEADBEEF, n);
        }

        foreach (int n in counts)
        {
            Longs(-1234567890123456789, 0xDEADBEEFCAFEF00D, n);
        }

        Small(0xF1, -15, -30000, 0xFEDC, 'x', 3);
        Small(0xF1, -15, -30000, 0xFEDC, 'x', 12);
        W(RotateLeft(0x80000001, 1).ToString("X8") + " " + RotateRight(0x80000001, 7).ToString("X8") + " " + RotateLeft(0x12345678, 0).ToString("X8"));
        W(RotateLeft64(0x8000000000000001, 1).ToString("X16"));
        W((1 << 31) + " " + (1u << 31) + " " + (1L << 63) + " " + (1UL << 63));
        W((-1 >> 31) + " " + (int.MinValue >> 31) + " " + (uint.MaxValue >> 31));
    }
}
