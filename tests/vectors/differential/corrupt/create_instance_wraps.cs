// Array.CreateInstance(typeof(int), 0x40000001): as newarr, the size in bytes wraps.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        Array a = Array.CreateInstance(typeof(int), I(0x40000001));
        W("length " + a.Length);
    }
}
