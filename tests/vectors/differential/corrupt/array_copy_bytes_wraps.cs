// Array.Copy(byte[], 1, byte[], 1, int.MaxValue): the overflow of array_copy_wraps; only a pointer check of non-RTM builds stops it.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        byte[] a = { 1, 2, 3, 4 };
        byte[] b = { 5, 6, 7, 8 };
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
