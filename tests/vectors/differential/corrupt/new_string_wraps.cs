// new string(char[], 1, int.MaxValue): CheckRange overflows (CLR_RT_HeapBlock_Array.cpp:178-189).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        char[] c = { 'a', 'b', 'c', 'd' };
        string s = new string(c, I(1), I(int.MaxValue));
        W(s.Length > 3 ? "longer" : s);
    }
}
