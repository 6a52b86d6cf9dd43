// new object[0x15555556]: 12 bytes a block on the device, 24 on a 64-bit host; the size wraps on both (Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        object[] a = new object[I(0x15555556)];
        W("length " + a.Length);
    }
}
