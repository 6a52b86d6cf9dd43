// Array.Copy(int[], 1, int[], 1, int.MaxValue): length + index overflows (CLR_RT_HeapBlock_Array.cpp:304-333).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        int[] a = { 1, 2, 3, 4 };
        int[] b = { 5, 6, 7, 8 };
        try
        {
            Array.Copy(a, I(1), b, I(1), I(int.MaxValue));
            W("copied " + b[0] + b[1] + b[2] + b[3]);
        }
        catch (Exception e)
        {
            W(e.GetType().FullName);
        }
    }
}
