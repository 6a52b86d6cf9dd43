// IndexOfAny(char[], 1, int.MaxValue) reads past the string (corlib_native_System_String.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        int found = "abcabc".IndexOfAny(new char[] { 'z' }, I(1), I(int.MaxValue));
        W(found < 0 ? "not found" : found < 6 ? "inside" : "outside");
    }
}
