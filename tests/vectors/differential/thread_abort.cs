// Thread.Abort: the exception is not thrown again behind a catch (as read), finally runs; Suspend and Resume.
// host: no: Thread.Abort, Suspend and Resume throw on .NET
using System;
using System.Threading;

public class Program
{
    static string s_log = "";
    static int s_count;

    static void W(string s) { Console.WriteLine(s); }

    static void Sleeper()
    {
        try
        {
            s_log += "start ";
            Thread.Sleep(5000);
            s_log += "slept ";
        }
        finally { s_log += "finally "; }
    }

    static void Catcher()
    {
        try
        {
            try { Thread.Sleep(5000); }
            catch (ThreadAbortException) { s_log += "caught "; }
            s_log += "after ";
        }
        finally { s_log += "finally "; }
    }

    static void Counter() { while (true) { s_count++; Thread.Sleep(5); } }

    public static void Main()
    {
        Thread t = new Thread(Sleeper);
        t.Start();
        Thread.Sleep(50);
        t.Abort();
        t.Join();
        W(s_log + t.IsAlive);
        s_log = "";
        t = new Thread(Catcher);
        t.Start();
        Thread.Sleep(50);
        t.Abort();
        t.Join();
        W(s_log + t.IsAlive);
        t = new Thread(Counter);
        t.Start();
        Thread.Sleep(100);
        t.Suspend();
        Thread.Sleep(50);
        int seen = s_count;
        Thread.Sleep(100);
        W("suspended " + (seen == s_count) + " " + (seen > 0));
        t.Resume();
        Thread.Sleep(100);
        W("resumed " + (s_count > seen));
        t.Abort();
        t.Join();
        W("" + t.IsAlive);
    }
}
