// ToCharArray(1, int.MaxValue): as substring_wraps.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        char[] c = "abcd".ToCharArray(I(1), I(int.MaxValue));
        W("" + c.Length);
    }
}
