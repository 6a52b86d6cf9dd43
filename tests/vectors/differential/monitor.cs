// Monitor: re-entrant lock, exclusion between threads, lock(null), Exit without Enter, exceptions leaving a lock (corlib_native_System_Threading_Monitor.cpp).
using System;
using System.Threading;

public class Program
{
    static readonly object s_lock = new object();
    static int s_count;
    static string s_log = "";

    static void W(string s) { Console.WriteLine(s); }

    static void Nested(int n)
    {
        lock (s_lock)
        {
            s_count++;
            if (n > 0) { Nested(n - 1); }
        }
    }

    static void Throws()
    {
        lock (s_lock) { throw new Exception("inside lock"); }
    }

    static int Returns()
    {
        lock (s_lock) { return s_count; }
    }

    public static void Main()
    {
        Nested(5);
        W("nested " + Returns());
        try { Throws(); }
        catch (Exception e) { W(e.Message); }
        Thread t = new Thread(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                lock (s_lock) { s_log += "t"; Thread.Sleep(30); s_log += "T"; }
            }
        });
        lock (s_lock)
        {
            t.Start();
            Thread.Sleep(50);
            s_log += "m";
        }

        t.Join();
        W(s_log);
        try
        {
            object none = null;
            lock (none) { W("locked null"); }
        }
        catch (Exception e) { W("null " + e.GetType().Name); }
        try
        {
            Monitor.Exit(new object());
            W("exit without enter");
        }
        catch (Exception e) { W("exit " + e.GetType().FullName); }
        s_count = 0;
        Thread[] all = new Thread[4];
        for (int i = 0; i < 4; i++)
        {
            all[i] = new Thread(() =>
            {
                for (int k = 0; k < 2000; k++)
                {
                    lock (s_lock)
                    {
                        int x = s_count;
                        s_count = x + 1;
                    }
                }
            });
            all[i].Start();
        }

        foreach (Thread x in all) { x.Join(); }
        W("" + s_count);
    }
}
