// Array.Clear(int[], 1, int.MaxValue): as array_clear_wraps; the size in bytes wraps as well, less is cleared and other objects go to zero.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        int[] a = { 1, 2, 3, 4 };
        Array.Clear(a, I(1), I(int.MaxValue));
        W("cleared " + a[0] + a[1]);
    }
}
