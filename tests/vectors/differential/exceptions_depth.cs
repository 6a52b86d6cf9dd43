// Exceptions thrown inside the handler of another, by calls and in one method, below c_MaxStackUnwindDepth (6, nanoCLR_Runtime.h:3005).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static int InCatch(int n)
    {
        try { throw new Exception("c" + n); }
        catch (Exception e)
        {
            if (n > 0) { InCatch(n - 1); }
            W("leave catch " + n + " " + e.Message);
        }

        return n;
    }

    static int InSameFinally(int n)
    {
        try
        {
            try { throw new Exception("f" + n); }
            finally
            {
                try { throw new Exception("g" + n); }
                catch (Exception e) { W("inside " + e.Message); }
                W("leave finally " + n);
            }
        }
        catch (Exception e) { W("caught " + e.Message); }

        return n;
    }

    public static void Main()
    {
        InCatch(4);
        InSameFinally(3);
        int total = 0;
        for (int i = 0; i < 1000; i++)
        {
            try { throw new Exception("x"); }
            catch (Exception) { total++; }
        }

        W("" + total);
    }
}
