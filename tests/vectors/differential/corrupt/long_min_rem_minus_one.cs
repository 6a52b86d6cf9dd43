// long.MinValue % -1 is undefined behaviour of C (NumericRem): the processor faults.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        long a = long.MinValue + I(0);
        W("" + (a % I(-1)));
        W("after");
    }
}
