// int.MinValue / -1 is undefined behaviour of C (NumericDiv, CLR_RT_HeapBlock.cpp:2127): the processor faults.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        W("" + (I(int.MinValue) / I(-1)));
        W("after");
    }
}
