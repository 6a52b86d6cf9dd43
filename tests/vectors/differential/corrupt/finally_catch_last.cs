// A catch written in a finally that ends its method: the metadata processor leaves the last instruction out of such a handler (CodeWriter.cs:300), so leaving the catch empties the list of exceptions.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void F()
    {
        try { throw new ArgumentException("outer"); }
        finally
        {
            try { throw new Exception("inside"); }
            catch (Exception e) { W(e.Message); }
        }
    }

    public static void Main()
    {
        try { F(); }
        catch (ArgumentException e) { W("caught " + e.Message); }
        W("after");
    }
}
