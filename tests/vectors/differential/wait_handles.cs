// AutoResetEvent, ManualResetEvent, WaitOne with timeouts, WaitAny, WaitAll (corlib_native_System_Threading_WaitHandle.cpp).
using System;
using System.Threading;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        AutoResetEvent auto = new AutoResetEvent(true);
        W(auto.WaitOne(0, false) + " " + auto.WaitOne(0, false) + " " + auto.WaitOne(30, false));
        auto.Set();
        auto.Set();
        W(auto.WaitOne(0, false) + " " + auto.WaitOne(0, false));
        auto.Set();
        auto.Reset();
        W("" + auto.WaitOne(0, false));
        ManualResetEvent manual = new ManualResetEvent(false);
        W("" + manual.WaitOne(10, false));
        manual.Set();
        W(manual.WaitOne() + " " + manual.WaitOne(0, false));
        manual.Reset();
        W("" + manual.WaitOne(0, false));
        AutoResetEvent a = new AutoResetEvent(false);
        AutoResetEvent b = new AutoResetEvent(false);
        WaitHandle[] both = { a, b };
        W("any " + (WaitHandle.WaitAny(both, 20, false) == WaitHandle.WaitTimeout));
        b.Set();
        W("any " + WaitHandle.WaitAny(both));
        a.Set();
        b.Set();
        W("any " + WaitHandle.WaitAny(both) + " " + WaitHandle.WaitAny(both));
        W("all " + WaitHandle.WaitAll(both, 20, false));
        a.Set();
        W("all " + WaitHandle.WaitAll(both, 20, false));
        b.Set();
        W("all " + WaitHandle.WaitAll(both, 20, false) + " " + a.WaitOne(0, false));
        Thread t = new Thread(() => { Thread.Sleep(60); a.Set(); Thread.Sleep(60); b.Set(); });
        t.Start();
        W("signalled " + a.WaitOne(2000, false) + " " + b.WaitOne(2000, false));
        t.Join();
        int turns = 0;
        Thread ping = new Thread(() => { for (int i = 0; i < 5; i++) { a.WaitOne(); turns++; b.Set(); } });
        ping.Start();
        for (int i = 0; i < 5; i++)
        {
            a.Set();
            b.WaitOne();
        }

        ping.Join();
        W("turns " + turns);
        int woken = 0;
        Thread[] waiters = new Thread[3];
        for (int i = 0; i < 3; i++)
        {
            waiters[i] = new Thread(() => { manual.WaitOne(); Interlocked.Increment(ref woken); });
            waiters[i].Start();
        }

        Thread.Sleep(50);
        manual.Set();
        foreach (Thread w in waiters) { w.Join(); }
        W("woken " + woken);
    }
}
