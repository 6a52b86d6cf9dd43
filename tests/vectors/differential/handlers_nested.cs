// Handlers inside handlers of one method keep the outer exception: a catch in a catch, in a finally, before throw; try/finally in a catch; loops with handlers in handlers.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void CatchInCatch()
    {
        try { throw new ArgumentException("outer"); }
        catch (Exception o)
        {
            try { throw new Exception("inner"); }
            catch (Exception e) { W(e.Message); }
            W("still " + o.Message);
            throw;
        }
    }

    static void FinallyInCatch()
    {
        try { throw new ArgumentException("outer"); }
        catch (Exception o)
        {
            try { W("try"); }
            finally { W("finally " + o.Message); }
            try
            {
                try { throw new Exception("x"); }
                finally { W("finally x"); }
            }
            catch (Exception e) { W("caught " + e.Message); }
            W("then");
            throw;
        }
    }

    static void Loop()
    {
        for (int i = 0; i < 3; i++)
        {
            try
            {
                if (i == 1) { throw new Exception("i" + i); }
                W("ok " + i);
            }
            catch (Exception e)
            {
                for (int k = 0; k < 2; k++)
                {
                    try { throw new Exception("k" + k); }
                    catch (Exception f) { W(e.Message + f.Message); }
                }

                W("next");
                continue;
            }
            finally { W("finally " + i); }
        }
    }

    static string Deep(int n)
    {
        try
        {
            try
            {
                try { if (n > 0) { throw new InvalidOperationException("a"); } }
                finally { n++; }
                return "none " + n;
            }
            catch (ArgumentException) { return "wrong"; }
            finally { n += 10; }
        }
        catch (InvalidOperationException e) { return e.Message + n; }
        finally { W("deep " + n); }
    }

    static Exception Keep()
    {
        try { throw new ArgumentException("kept"); }
        catch (Exception e) { return e; }
    }

    class Fails
    {
        public readonly int X = 1;
        public Fails(bool fail) { if (fail) { throw new Exception("constructor"); } X = 2; }
    }

    static int Property { get { throw new InvalidOperationException("getter"); } }

    public static void Main()
    {
        try { CatchInCatch(); }
        catch (Exception e) { W("main " + e.Message); }
        try { FinallyInCatch(); }
        catch (Exception e) { W("main " + e.Message); }
        Loop();
        W(Deep(0));
        W(Deep(1));
        Exception kept = Keep();
        try { throw kept; }
        catch (ArgumentException e) { W(e.Message + " " + (e == kept)); }
        Fails f = null;
        try { f = new Fails(true); }
        catch (Exception e) { W(e.Message + " " + (f == null)); }
        try { f = new Fails(false); W("" + f.X); W("" + Property); }
        catch (InvalidOperationException e) { W(e.Message); }
        int[] a = { 1 };
        int i = 0;
        try { a[i++] += a[i++] + Property; }
        catch (IndexOutOfRangeException) { W("index " + i + " " + a[0]); }
        Action thrower = () => { throw new Exception("delegate"); };
        try { thrower(); }
        catch (Exception e) { W(e.Message); }
    }
}
