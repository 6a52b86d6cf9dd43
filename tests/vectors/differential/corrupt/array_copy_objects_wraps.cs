// Array.Copy(object[], 1, object[], 1, int.MaxValue): the overflow of array_copy_wraps over references.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        object[] a = { 1, 2, 3, 4 };
        object[] b = { 5, 6, 7, 8 };
        Array.Copy(a, I(1), b, I(1), I(int.MaxValue));
        W("copied " + b[0] + b[1] + b[2] + b[3]);
    }
}
