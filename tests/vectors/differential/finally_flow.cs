// Leaving nested handlers: return, goto, break and continue through several finally blocks, a return value that a finally changes, throw in a finally that a return runs, loops around handlers, using and foreach that dispose, conditions in catch.
using System;
using System.Collections;

public class Program
{
    class Part : IDisposable
    {
        readonly string _name;
        readonly bool _throws;
        public Part(string name, bool throws) { _name = name; _throws = throws; W("open " + name); }
        public void Dispose() { W("close " + _name); if (_throws) { throw new InvalidOperationException("dispose " + _name); } }
    }

    class Items : IEnumerable, IEnumerator, IDisposable
    {
        int _n;
        public object Current { get { return _n; } }
        public bool MoveNext() { return ++_n < 4; }
        public void Reset() { }
        public IEnumerator GetEnumerator() { return this; }
        public void Dispose() { W("items disposed at " + _n); }
    }

    static int s_n;

    static void W(string s) { Console.WriteLine(s); }

    static int Local() { int n = 1; try { return n; } finally { n = 2; W("local " + n); } }

    static int Field() { s_n = 1; try { return s_n++; } finally { s_n += 10; } }

    static int[] Array() { int[] a = { 1 }; try { return a; } finally { a[0] = 2; } }

    static int ReturnInLoops()
    {
        for (int i = 0; ; i++)
        {
            try
            {
                for (int k = 0; ; k++)
                {
                    try { if (i == 1 && k == 1) { return i * 10 + k; } if (k == 2) { break; } }
                    finally { W("inner " + i + k); }
                }
            }
            finally { W("outer " + i); }
        }
    }

    static string GotoOut()
    {
        int n = 0;
    again:
        try
        {
            try { if (n++ < 2) { goto again; } }
            finally { n += 10; }
        }
        catch { return "no"; }
        return "n " + n;
    }

    static string ReturnThenThrow()
    {
        try
        {
            try { return "returned"; }
            finally { throw new Exception("in finally"); }
        }
        catch (Exception e) { return "caught " + e.Message; }
    }

    static string CatchReturns()
    {
        try { throw new Exception("a"); }
        catch (Exception e) { try { return e.Message; } finally { W("catch's finally"); } }
        finally { W("own finally"); }
    }

    static int Retry()
    {
        int tries = 0;
        while (true)
        {
            try
            {
                tries++;
                if (tries < 4) { throw new Exception("try"); }
                return tries;
            }
            catch (Exception) { if (tries > 2) { continue; } W("retry " + tries); }
            finally { W("tried " + tries); }
        }
    }

    static void Usings(bool throws)
    {
        try
        {
            using (new Part("a", false))
            using (new Part("b", throws))
            using (Part none = null)
            {
                W("inside");
                if (throws) { throw new Exception("body"); }
            }
        }
        catch (Exception e) { W("got " + e.Message); }
    }

    static int Found(int wanted)
    {
        foreach (int i in new Items()) { if (i == wanted) { return i; } }
        return -1;
    }

    static int Deep(int n)
    {
        try { return n == 0 ? throw new Exception("deep") : Deep(n - 1) + 1; }
        catch (Exception) when (n == 2) { return 100; }
        finally { s_n++; }
    }

    static int Switch(int n)
    {
        switch (n)
        {
            case 0:
                try { return 0; } finally { W("case 0"); }
            case 1:
                try { goto case 0; } finally { W("case 1"); }
            default:
                try { break; } finally { W("default"); }
        }

        return -1;
    }

    public static void Main()
    {
        W(Local() + " " + Field() + " " + s_n + " " + Array()[0]);
        W("" + ReturnInLoops());
        W(GotoOut());
        W(ReturnThenThrow());
        W(CatchReturns());
        W("" + Retry());
        Usings(false);
        Usings(true);
        W(Found(2) + " " + Found(9));
        s_n = 0;
        W(Deep(5) + " " + s_n);
        W(Switch(1) + " " + Switch(5));
        try { try { throw new Exception("1"); } finally { try { throw new Exception("2"); } catch (Exception e) { W("inside finally " + e.Message); } } }
        catch (Exception e) { W("outside " + e.Message); }
    }
}
