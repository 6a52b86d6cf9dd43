// Substring(1, int.MaxValue) reads past the string (corlib_native_System_String.cpp:928).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        string s = "abcd".Substring(I(1), I(int.MaxValue));
        W(s.StartsWith("bcd") + " " + (s.Length == 3));
    }
}
