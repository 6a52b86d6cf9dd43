// Array.Clear with length -1 clears the whole array; other bad ranges throw ArgumentOutOfRangeException (corlib_native_System_Array.cpp:144-152).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    static void T(string n, Action a)
    {
        try
        {
            a();
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().FullName);
        }
    }

    public static void Main()
    {
        T("0, -1", () => { int[] a = { 1, 2, 3 }; Array.Clear(a, I(0), I(-1)); W("0, -1: " + a[0] + a[1] + a[2]); });
        T("0, -1 of objects", () => { object[] a = { 1, 2 }; Array.Clear(a, I(0), I(-1)); W("objects: " + (a[0] == null) + (a[1] == null)); });
        T("1, -1", () => Array.Clear(new int[3], I(1), I(-1)));
        T("0, -2", () => Array.Clear(new int[3], I(0), I(-2)));
        T("2, 2", () => Array.Clear(new int[3], I(2), I(2)));
        T("-1, 1", () => Array.Clear(new int[3], I(-1), I(1)));
        T("null", () => Array.Clear(null, 0, 0));
        T("all", () => { int[] a = { 1, 2, 3 }; Array.Clear(a, 1, 2); W("1, 2: " + a[0] + a[1] + a[2]); });
    }
}
