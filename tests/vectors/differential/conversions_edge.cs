// Conversions at their edges, through variables: NaN, infinities and out of range to every integer type, negative to unsigned, ulong above long.MaxValue to float and back, char and bool arithmetic, casts of casts, checked forms.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Double(double d)
    {
        W(d + ": " + (sbyte)d + " " + (byte)d + " " + (short)d + " " + (ushort)d + " " + (int)d + " " + (uint)d + " " + (long)d + " " + (ulong)d + " " + (int)(char)d + " " + (float)d);
    }

    static void Float(float f)
    {
        W(f + ": " + (sbyte)f + " " + (byte)f + " " + (short)f + " " + (ushort)f + " " + (int)f + " " + (uint)f + " " + (long)f + " " + (ulong)f + " " + (double)f);
    }

    static void Long(long l)
    {
        W(l + ": " + (sbyte)l + " " + (byte)l + " " + (short)l + " " + (ushort)l + " " + (int)l + " " + (uint)l + " " + (ulong)l + " " + (int)(char)l + " " + (float)l + " " + (double)l + " " + (long)(float)l + " " + (long)(double)l);
    }

    static void Unsigned(ulong u)
    {
        W(u + ": " + (float)u + " " + (double)u + " " + (ulong)(double)u + " " + (long)(double)u + " " + (int)u + " " + (long)u + " " + (float)(uint)u + " " + (double)(uint)u + " " + (float)(int)(uint)u);
    }

    public static void Main()
    {
        foreach (double d in new double[] { 0, -0.0, 0.9, -0.9, 127.9, 128, -128.9, -129, 255.5, 256, -1, 32767.5, 32768, 65535.9, 65536, 2147483647, 2147483647.5, -2147483648.9, 4294967295, -3000000000.0, 9007199254740992 }) { Double(d); }
        foreach (float f in new float[] { 0, -0.5f, 1.9f, -1.9f, 127, 300, -300, 70000, 16777216, 2147483520, 4294967040 }) { Float(f); }
        foreach (long l in new long[] { 0, -1, 127, 128, -129, 255, 32768, 65536, int.MaxValue, 2147483648, -2147483649, uint.MaxValue, 4294967296, long.MaxValue, long.MinValue, 0x7FFFFF8000000000, 9007199254740993 }) { Long(l); }
        foreach (ulong u in new ulong[] { 0, 1, uint.MaxValue, 0x80000000, 1UL << 53, (1UL << 53) + 1, long.MaxValue, 1UL << 62 }) { Unsigned(u); }
        char c = 'a';
        c++;
        c += (char)2;
        byte b = 250;
        b += 10;
        b <<= 1;
        sbyte sb = -128;
        sb--;
        sb >>= 1;
        ushort us = 0;
        us--;
        short sh = (short)us;
        W(c + " " + (c + 1) + " " + (char)(c + 1) + " " + b + " " + sb + " " + us + " " + sh + " " + (byte)~b + " " + ~b + " " + -us + " " + (ushort)-sh);
        int i = -1;
        uint u4 = (uint)i;
        W((i >> 1) + " " + (i >>> 1) + " " + (u4 >> 1) + " " + ((long)i >>> 60) + " " + ((sbyte)i >>> 1) + " " + ((long)u4 >> 4) + " " + (ulong)(uint)i + " " + (long)(ulong)i + " " + (ulong)i);
        int n = 33;
        W((1 << n) + " " + (1L << n) + " " + (1 << -1) + " " + (1L << 64) + " " + (1L << 65) + " " + (-8 >> n) + " " + (8u >> n) + " " + (i << 31 >> 31) + " " + (((byte)200) << 25));
        checked { int big = int.MaxValue; long wide = 1L << 40; W((byte)(big + n) + " " + (int)wide + " " + (short)big + " " + (uint)i); }
        bool t = n > 1;
        W((t ^ true) + " " + (t & false) + " " + (t | false) + " " + (t == true) + " " + !t);
    }
}
