// Array.Clear(byte[], 1, int.MaxValue): length + index overflows, then the clearing runs past the array (corlib_native_System_Array.cpp:144-152).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        byte[] a = { 1, 2, 3, 4 };
        Array.Clear(a, I(1), I(int.MaxValue));
        W("cleared " + a[0] + a[1]);
    }
}
