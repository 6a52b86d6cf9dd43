// A filter throws inside a try of the same method: that try's catch runs in the filter's pseudo frame, and returning from it lands nowhere (Phase1, Thread.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static bool Throws() { throw new InvalidOperationException("in filter"); }

    public static void Main()
    {
        try
        {
            try { throw new Exception("first"); }
            catch (Exception) when (Throws()) { W("not here"); }
        }
        catch (Exception e) { W("caught " + e.Message); }
        W("end");
    }
}
