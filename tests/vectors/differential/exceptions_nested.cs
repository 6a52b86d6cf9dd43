// Order of nested try, catch, finally, leave, return, break and rethrow (Thread::ProcessException and leave in Interpreter.cpp).
using System;

public class Program
{
    class MyException : Exception { public MyException(string m) : base(m) { } }

    class Derived : MyException { public Derived(string m) : base(m) { } }

    static void W(string s) { Console.WriteLine(s); }

    static int ReturnFromTry()
    {
        try
        {
            try { return 1; }
            finally { W("inner finally"); }
        }
        finally { W("outer finally"); }
    }

    static int Loop()
    {
        int n = 0;
        for (int i = 0; i < 5; i++)
        {
            try
            {
                if (i == 1) { continue; }
                if (i == 3) { break; }
                n += 10;
            }
            finally { n++; }
        }

        return n;
    }

    static void ThrowInCatch()
    {
        try
        {
            try { throw new MyException("first"); }
            catch (MyException e)
            {
                W("caught " + e.Message);
                throw new Derived("second");
            }
            finally { W("finally of first"); }
        }
        catch (MyException e) { W("outer " + e.Message + " " + e.GetType().Name); }
    }

    static void ThrowInFinally()
    {
        try
        {
            try { throw new MyException("lost"); }
            finally
            {
                W("throwing in finally");
                throw new Derived("won");
            }
        }
        catch (Exception e) { W("got " + e.Message); }
    }

    static void CatchInFinally()
    {
        try
        {
            try { throw new MyException("kept"); }
            finally
            {
                try { throw new Derived("inside"); }
                catch (Derived e) { W("inside finally " + e.Message); }
            }
        }
        catch (Exception e) { W("still " + e.Message); }
    }

    static void Rethrow()
    {
        try
        {
            try
            {
                try { throw new Derived("deep"); }
                catch (Derived) { W("1"); throw; }
            }
            catch (MyException) { W("2"); throw; }
            finally { W("3"); }
        }
        catch (Exception e) { W("4 " + e.Message); }
    }

    static void Order(string which)
    {
        try
        {
            if (which == "d") { throw new Derived(which); }
            if (which == "m") { throw new MyException(which); }
            if (which == "a") { throw new ArgumentException(which); }
            if (which == "n") { string s = null; W("" + s.Length); }
            W("none thrown");
        }
        catch (Derived) { W("as Derived"); }
        catch (MyException) { W("as MyException"); }
        catch (ArgumentException) { W("as ArgumentException"); }
        catch (Exception e) { W("as " + e.GetType().Name); }
        finally { W("finally " + which); }
    }

    static int Depth(int n)
    {
        try
        {
            if (n == 0) { throw new MyException("bottom"); }
            return Depth(n - 1);
        }
        finally { s_count++; }
    }

    static int s_count;

    static int ReturnInCatch()
    {
        try { throw new MyException("x"); }
        catch (MyException) { return 5; }
        finally { W("after return in catch"); }
    }

    static int LocalAfterFinally()
    {
        int x = 1;
        try { return x; }
        finally { x = 2; }
    }

    public static void Main()
    {
        W("" + ReturnFromTry());
        W("" + Loop());
        ThrowInCatch();
        ThrowInFinally();
        CatchInFinally();
        Rethrow();
        Order("d");
        Order("m");
        Order("a");
        Order("n");
        Order("");
        try { Depth(20); }
        catch (MyException e) { W(e.Message + " " + s_count); }
        W("" + ReturnInCatch());
        W("" + LocalAfterFinally());
    }
}
