// PadLeft(int.MaxValue) writes past the string it makes (corlib_native_System_String.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        string s = "a".PadLeft(I(int.MaxValue), 'x');
        W("" + s.Length);
    }
}
