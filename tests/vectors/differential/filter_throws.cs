// A filter that throws counts as false: the next clause and then the callers are searched for the first exception (Thread.cpp, c_PseudoStackFrameForFilter).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static bool Throws(string s)
    {
        W("filter " + s);
        throw new InvalidOperationException("in filter");
    }

    static void F(Exception x)
    {
        try { throw x; }
        catch (Exception e) when (Throws(e.Message)) { W("not here"); }
        catch (ArgumentException e) { W("next clause " + e.Message); }
        finally { W("finally"); }
    }

    public static void Main()
    {
        F(new ArgumentException("a"));
        try { F(new Exception("b")); }
        catch (Exception e) { W("main " + e.Message); }
        W("end");
    }
}
