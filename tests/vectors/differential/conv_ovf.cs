// conv.ovf.* never throws: checked casts truncate ("For V1, we don't throw on overflow", nanoCLR_Runtime__HeapBlock.h:1298-1325).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Int(int x)
    {
        checked
        {
            sbyte i1 = (sbyte)x;
            byte u1 = (byte)x;
            short i2 = (short)x;
            ushort u2 = (ushort)x;
            uint u4 = (uint)x;
            ulong u8 = (ulong)x;
            char c = (char)x;
            W("int " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + u4 + " " + u8 + " " + (int)c);
        }
    }

    static void UInt(uint x)
    {
        checked
        {
            sbyte i1 = (sbyte)x;
            byte u1 = (byte)x;
            short i2 = (short)x;
            ushort u2 = (ushort)x;
            int i4 = (int)x;
            W("uint " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4);
        }
    }

    static void Long(long x)
    {
        checked
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
    }

    static void ULong(ulong x)
    {
        checked
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
    }

    static void Double(double x)
    {
        checked
        {
            sbyte i1 = (sbyte)x;
            byte u1 = (byte)x;
            short i2 = (short)x;
            ushort u2 = (ushort)x;
            int i4 = (int)x;
            uint u4 = (uint)x;
            long i8 = (long)x;
            W("double " + i1 + " " + u1 + " " + i2 + " " + u2 + " " + i4 + " " + u4 + " " + i8);
        }
    }

    public static void Main()
    {
        Int(300);
        Int(-1);
        Int(int.MinValue);
        Int(100);
        UInt(0xFFFFFFFF);
        UInt(70000);
        Long(0x1_0000_0005);
        Long(-1);
        Long(long.MinValue);
        ULong(ulong.MaxValue);
        ULong(0x8000000000000000);
        Double(300.7);
        Double(-1.5);
        Double(5e9);
    }
}
