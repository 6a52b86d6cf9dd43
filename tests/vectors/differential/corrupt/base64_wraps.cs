// Convert.ToBase64String(b, 1, int.MaxValue): no check of the bounds at all (corlib_native_System_Convert.cpp:603-627).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        byte[] b = { 1, 2, 3, 4 };
        string s = Convert.ToBase64String(b, I(1), I(int.MaxValue));
        W(s.Length > 4 ? "outside" : s);
    }
}
