// new ushort[0x7FFFFFF8]: the size in bytes wraps (Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        ushort[] a = new ushort[I(0x7FFFFFF8)];
        W("length " + a.Length);
    }
}
