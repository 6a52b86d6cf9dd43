// float and double to integer beyond int64: undefined behaviour of the C cast; values of an x86-64 build, other targets differ.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static double Id(double d) { return d; }

    static void D(string n, double d)
    {
        int i4 = (int)d;
        uint u4 = (uint)d;
        long i8 = (long)d;
        ulong u8 = (ulong)d;
        W(n + " " + i4 + " " + u4 + " " + i8 + " " + u8);
    }

    public static void Main()
    {
        D("1e20", Id(1e20));
        D("-1e20", Id(-1e20));
        D("1.5e19", Id(1.5e19));
        D("nan", Id(double.NaN));
        D("inf", Id(double.PositiveInfinity));
        D("-inf", Id(double.NegativeInfinity));
    }
}
