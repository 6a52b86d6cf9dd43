// Threads: start, join, sleep order, IsAlive, state, Join with a timeout, priorities, unhandled exception ends only its thread (Thread.cpp, corlib_native_System_Threading_Thread.cpp).
using System;
using System.Threading;

public class Program
{
    static readonly object s_lock = new object();
    static string s_log = "";

    static void W(string s) { Console.WriteLine(s); }

    static void Log(string s) { lock (s_lock) { s_log += s + " "; } }

    public static void Main()
    {
        Thread t = new Thread(() => Log("ran"));
        W(t.IsAlive + " " + (t.ThreadState == ThreadState.Unstarted));
        t.Start();
        t.Join();
        W(t.IsAlive + " " + (t.ThreadState == ThreadState.Stopped) + " " + s_log);
        s_log = "";
        Thread[] threads = new Thread[3];
        for (int i = 0; i < 3; i++)
        {
            int k = i;
            threads[i] = new Thread(() => { Thread.Sleep(400 - (k * 150)); Log("t" + k); });
            threads[i].Start();
        }

        foreach (Thread x in threads) { x.Join(); }
        W("sleepers " + s_log);
        Thread slow = new Thread(() => { Thread.Sleep(300); Log("slow"); });
        s_log = "";
        slow.Start();
        W("join 20 " + slow.Join(20) + " alive " + slow.IsAlive);
        slow.Join();
        W("joined " + s_log + slow.IsAlive + " " + slow.Join(0));
        Thread bad = new Thread(() => { Log("before"); throw new Exception("nobody catches"); });
        s_log = "";
        bad.Start();
        bad.Join();
        W("bad " + s_log + bad.IsAlive);
        Thread self = Thread.CurrentThread;
        W((self == Thread.CurrentThread) + " " + (self.ManagedThreadId == Thread.CurrentThread.ManagedThreadId) + " " + (self.Priority == ThreadPriority.Normal));
        try
        {
            t.Start();
            W("started twice");
        }
        catch (Exception e) { W("twice " + e.GetType().Name); }
        try
        {
            new Thread((ThreadStart)null).Start();
            W("null started");
        }
        catch (Exception e) { W("null " + e.GetType().Name); }
    }
}
