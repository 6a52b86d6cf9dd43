// Convert.ToBase64String of an empty array returns the heap behind it, not "" (corlib_native_System_Convert.cpp:603-627).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        string s = Convert.ToBase64String(new byte[I(0)]);
        W(s == "" ? "empty" : "not empty");
    }
}
