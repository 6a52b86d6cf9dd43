// A filter that calls a method which catches an exception of its own: endfilter finds the list of exceptions empty (Thread.cpp:620).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static bool Catches()
    {
        try { throw new Exception("inside"); }
        catch (Exception e) { W(e.Message); }
        return true;
    }

    public static void Main()
    {
        try { throw new Exception("outer"); }
        catch (Exception e) when (Catches()) { W("caught " + e.Message); }
        W("after");
    }
}
