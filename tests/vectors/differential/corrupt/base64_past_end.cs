// Convert.ToBase64String(b, 2, 6) of 4 bytes reads past the array (corlib_native_System_Convert.cpp:603-627).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        byte[] b = { 1, 2, 3, 4 };
        string s = Convert.ToBase64String(b, I(2), I(6));
        W(s.Substring(0, 2) + " " + s.Length);
    }
}
