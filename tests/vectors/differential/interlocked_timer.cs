// Interlocked on int; Timer once, periodic, changed and disposed (corlib_native_System_Threading_Interlocked.cpp, _Timer.cpp).
using System;
using System.Threading;

public class Program
{
    static int s_ticks;
    static string s_state = "";
    static readonly AutoResetEvent s_event = new AutoResetEvent(false);

    static void W(string s) { Console.WriteLine(s); }

    static void Tick(object state)
    {
        s_ticks++;
        s_state = (string)state;
        if (s_ticks == 3) { s_event.Set(); }
    }

    public static void Main()
    {
        int x = 5;
        W(Interlocked.Increment(ref x) + " " + Interlocked.Decrement(ref x) + " " + Interlocked.Exchange(ref x, 9) + " " + x);
        W(Interlocked.CompareExchange(ref x, 1, 8) + " " + x + " " + Interlocked.CompareExchange(ref x, 1, 9) + " " + x);
        x = int.MaxValue;
        W("" + Interlocked.Increment(ref x));
        int[] a = { 1, 2 };
        Interlocked.Increment(ref a[1]);
        W("" + a[1]);
        Timer periodic = new Timer(Tick, "p", 20, 20);
        W("three " + s_event.WaitOne(3000, false) + " " + s_state);
        periodic.Dispose();
        Thread.Sleep(60);
        int before = s_ticks;
        Thread.Sleep(100);
        W("stopped " + (before == s_ticks));
        s_ticks = 0;
        Timer once = new Timer(Tick, "once", 20, Timeout.Infinite);
        Thread.Sleep(200);
        W("once " + s_ticks + " " + s_state);
        s_ticks = 0;
        Timer idle = new Timer(Tick, "idle", Timeout.Infinite, Timeout.Infinite);
        Thread.Sleep(60);
        W("idle " + s_ticks);
        idle.Change(10, Timeout.Infinite);
        Thread.Sleep(150);
        W("changed " + s_ticks + " " + s_state);
        idle.Dispose();
        once.Dispose();
    }
}
