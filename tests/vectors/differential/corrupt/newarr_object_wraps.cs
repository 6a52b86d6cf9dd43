// new object[0x0AAAAAAB]: 24 bytes a block on a 64-bit host, the size wraps to 8 (12 bytes a block and 0x15555556 on a device; Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        object[] a = new object[I(0x0AAAAAAB)];
        W("length " + a.Length);
    }
}
