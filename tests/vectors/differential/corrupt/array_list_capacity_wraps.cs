// ArrayList.Capacity = int.MaxValue makes an object array whose size in bytes wraps (Execution.cpp:1496-1500).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int I(int x) { return x; }

    public static void Main()
    {
        System.Collections.ArrayList l = new System.Collections.ArrayList();
        l.Capacity = I(int.MaxValue);
        W("capacity " + l.Capacity);
    }
}
