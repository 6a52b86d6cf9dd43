// Array.IndexOf(a, v, 1, int.MaxValue) scans past the array (corlib_native_System_Array.cpp:113-115).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        int[] a = { 1, 2, 3, 4 };
        int found = Array.IndexOf(a, 0, I(1), I(int.MaxValue));
        W(found < 0 ? "not found" : found < 4 ? "inside" : "outside");
    }
}
