// throw null is not a NullReferenceException: no catch runs, the innermost finally does and the program goes on behind it; without one the thread ends.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void InFinally()
    {
        try
        {
            W("throwing");
            throw null;
        }
        catch (NullReferenceException) { W("as NullReferenceException"); }
        catch (Exception) { W("as Exception"); }
        finally { W("finally"); }
        W("behind the finally");
    }

    static void Bare()
    {
        W("bare");
        Exception e = null;
        throw e;
    }

    public static void Main()
    {
        InFinally();
        try { Bare(); }
        catch (Exception) { W("caught"); }
        W("not reached");
    }
}
