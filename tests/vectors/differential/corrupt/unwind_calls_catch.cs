// As finally_calls_catch, with the finally running because of an exception.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void Catches()
    {
        try { throw new Exception("inside"); }
        catch (Exception e) { W(e.Message); }
    }

    static void F()
    {
        try { throw new ArgumentException("outer"); }
        finally
        {
            Catches();
            W("leaving finally");
        }
    }

    public static void Main()
    {
        try { F(); }
        catch (ArgumentException e) { W("caught " + e.Message); }
        W("after");
    }
}
