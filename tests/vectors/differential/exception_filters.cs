// Exception filters: true, false, order against finally, in nested frames (filter handling in Thread.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static bool Say(string s, bool result)
    {
        W("filter " + s);
        return result;
    }

    static void Inner(string m)
    {
        try { throw new Exception(m); }
        catch (Exception e) when (Say("inner " + e.Message, e.Message == "a")) { W("inner caught"); }
        finally { W("inner finally"); }
    }

    static void Outer(string m)
    {
        try { Inner(m); }
        catch (Exception e) when (Say("outer " + e.Message, e.Message != "c")) { W("outer caught"); }
        finally { W("outer finally"); }
    }

    public static void Main()
    {
        Outer("a");
        Outer("b");
        try { Outer("c"); }
        catch (Exception e) { W("main caught " + e.Message); }

        int n = 0;
        try { throw new ArgumentException("e"); }
        catch (InvalidOperationException) { W("not here"); }
        catch (ArgumentException) when (++n > 1) { W("not here"); }
        catch (ArgumentException) when (++n > 1) { W("second filter " + n); }
        try { throw new Exception("f"); }
        catch (Exception e) when (e is ArgumentException || e.Message == "f") { W("or " + e.Message); }
    }
}
