// new double[0x20000000]: the size in bytes wraps to 0 (Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        double[] a = new double[I(0x20000000)];
        W("length " + a.Length);
    }
}
