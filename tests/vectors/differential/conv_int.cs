// conv.i1/u1/i2/u2/i4/u4/i8/u8 from int, uint, long and ulong, each through a typed local (NumericConvert, nanoCLR_Runtime__HeapBlock.h).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Int(int x)
    {
        sbyte i1 = (sbyte)x;
        byte u1 = (byte)x;
        short i2 = (short)x;
        ushort u2 = (ushort)x;
        uint u4 = (uint)x;
        long i8 = x;
        ulong u8 = (ulong)x;
        char c = (char)x;
        W("int " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + u4 + " " + i8 + " " + u8 + " " + (int)c);
    }

    static void UInt(uint x)
    {
        sbyte i1 = (sbyte)x;
        byte u1 = (byte)x;
        short i2 = (short)x;
        ushort u2 = (ushort)x;
        int i4 = (int)x;
        long i8 = x;
        ulong u8 = x;
        W("uint " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + i8 + " " + u8);
    }

    static void Long(long x)
    {
        sbyte i1 = (sbyte)x;
        byte u1 = (byte)x;
        short i2 = (short)x;
        ushort u2 = (ushort)x;
        int i4 = (int)x;
        uint u4 = (uint)x;
        ulong u8 = (ulong)x;
        W("long " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + u8);
    }

    static void ULong(ulong x)
    {
        sbyte i1 = (sbyte)x;
        byte u1 = (byte)x;
        short i2 = (short)x;
        ushort u2 = (ushort)x;
        int i4 = (int)x;
        uint u4 = (uint)x;
        long i8 = (long)x;
        W("ulong " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8);
    }

    public static void Main()
    {
        Int(0);
        Int(-1);
        Int(127);
        Int(128);
        Int(65535);
        Int(-32769);
        Int(int.MaxValue);
        Int(int.MinValue);
        UInt(0xFFFFFFFF);
        UInt(0x80000000);
        UInt(0x80818283);
        Long(-1);
        Long(0x1_0000_0080);
        Long(long.MinValue);
        Long(long.MaxValue);
        ULong(0xFFFFFFFFFFFFFFFF);
        ULong(0x8000000080008080);
    }
}
