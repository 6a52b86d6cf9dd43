// Too large arrays and endless recursion end in OutOfMemoryException, caught (an object has at most 65535 blocks of 24 bytes on this host, 12 on a device; frames are heap objects; no StackOverflow).
// host: no: .NET dies of the recursion
using System;

public class Program
{
    static int s_depth;

    static void W(string s) { Console.WriteLine(s); }

    static int Recurse(int n)
    {
        s_depth = n;
        return Recurse(n + 1) + 1;
    }

    static void T(string n, Action a)
    {
        try
        {
            a();
            W(n + " none");
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().FullName);
        }
    }

    static int I(int x) { return x; }

    public static void Main()
    {
        T("byte[int.MaxValue]", () => { byte[] b = new byte[I(int.MaxValue)]; W("" + b.Length); });
        T("byte[100 MB]", () => { byte[] b = new byte[I(100000000)]; W("" + b.Length); });
        T("int[10 M]", () => { int[] b = new int[I(10000000)]; W("" + b.Length); });
        T("object[1 M]", () => { object[] b = new object[I(1000000)]; W("" + b.Length); });
        T("string", () => { string s = new string('x', I(5000000)); W("" + s.Length); });
        T("byte[700 KB]", () => { byte[] b = new byte[I(700000)]; W("" + b.Length); });
        int kept = 0;
        for (int i = 0; i < 2000; i++)
        {
            byte[] garbage = new byte[10000];
            garbage[i] = 1;
            kept += garbage[i];
        }

        W("garbage " + kept);
        T("recursion", () => Recurse(0));
        W("deep " + (s_depth > 500));
    }
}
