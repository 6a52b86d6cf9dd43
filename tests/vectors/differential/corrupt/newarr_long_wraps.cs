// new long[0x20000001]: the size in bytes wraps (Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        long[] a = new long[I(0x20000001)];
        W("length " + a.Length);
    }
}
