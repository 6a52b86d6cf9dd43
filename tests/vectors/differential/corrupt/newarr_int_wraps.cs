// new int[0x40000001]: the size in bytes wraps to 4, Length stays 1073741825 (CLR_RT_ExecutionEngine::ExtractHeapBlocksForArray, Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        int[] a = new int[I(0x40000001)];
        W("length " + a.Length);
        a[0] = 5;
        W("first " + a[0]);
    }
}
