// Integers to float and double (conv.r4, conv.r8, conv.r.un) and back within range (conv.i1 … conv.u8).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string B(double d) { return BitConverter.DoubleToInt64Bits(d).ToString("X16"); }

    static string B(float f) { return BitConverter.ToUInt32(BitConverter.GetBytes(f), 0).ToString("X8"); }

    static void ToFloat(int i, uint u, long l, ulong ul)
    {
        W("int " + B((float)i) + " " + B((double)i));
        W("uint " + B((float)u) + " " + B((double)u));
        W("long " + B((float)l) + " " + B((double)l));
        W("ulong " + B((float)ul) + " " + B((double)ul));
    }

    static void Small(byte b, sbyte sb, short s, ushort us, char c)
    {
        W("small " + B((double)b) + " " + B((double)sb) + " " + B((double)s) + " " + B((double)us) + " " + B((double)c));
    }

    static void FromDouble(double d)
    {
        sbyte i1 = (sbyte)d;
        byte u1 = (byte)d;
        short i2 = (short)d;
        ushort u2 = (ushort)d;
        int i4 = (int)d;
        uint u4 = (uint)d;
        long i8 = (long)d;
        ulong u8 = (ulong)d;
        W("double " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8 + " " + u8);
    }

    static void FromFloat(float f)
    {
        sbyte i1 = (sbyte)f;
        byte u1 = (byte)f;
        short i2 = (short)f;
        ushort u2 = (ushort)f;
        int i4 = (int)f;
        uint u4 = (uint)f;
        long i8 = (long)f;
        ulong u8 = (ulong)f;
        W("float " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8 + " " + u8);
    }

    public static void Main()
    {
        ToFloat(7, 7, 7, 7);
        ToFloat(-1, 0xFFFFFFFF, -1, 0xFFFFFFFFFFFFFFFF);
        ToFloat(int.MinValue, 0x80000000, long.MinValue, 0x8000000000000000);
        ToFloat(16777217, 16777217, 9007199254740993, 9007199254740993);
        Small(200, -100, -30000, 60000, 'z');
        FromDouble(0);
        FromDouble(3.99);
        FromDouble(100.5);
        FromFloat(3.99f);
        FromFloat(100.5f);
        W("narrow " + B((float)0.1) + " " + B((float)1e300) + " " + B((double)0.1f));
        W("negative " + (int)Id(-3.99) + " " + (long)Id(-3.99) + " " + (short)Id(-3.99) + " " + (sbyte)Id(-3.99));
        W("wide " + (long)Id(1e18) + " " + (ulong)Id(1e18) + " " + (uint)Id(4e9) + " " + (long)Id(-9e18));
    }

    static double Id(double d) { return d; }
}
