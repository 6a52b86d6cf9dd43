// A field polled by a thread (volatile does not compile: no IsVolatile in CoreLibrary), lock on this, static and instance mixing, hash codes that are stable, GC.Collect's absence, WeakReference, finalizers suppressed.
using System;
using System.Threading;

public class Program
{
    static bool s_stop;
    static int s_value;

    class Self
    {
        int _n;
        public int Add() { lock (this) { return ++_n; } }
    }

    static void W(string s) { Console.WriteLine(s); }

    public static void Main()
    {
        int spins = 0;
        Thread t = new Thread(() => { while (!s_stop) { spins++; Thread.Sleep(1); } s_value = 5; });
        t.Start();
        Thread.Sleep(50);
        s_stop = true;
        t.Join();
        W((spins > 0) + " " + s_value);
        Self s = new Self();
        s.Add();
        W("" + s.Add());
        object a = new object();
        W((a.GetHashCode() == a.GetHashCode()) + " " + ("x".GetHashCode() == ("x" + "").GetHashCode()) + " " + 5.GetHashCode() + " " + (7L.GetHashCode() == 7L.GetHashCode()) + " " + (true.GetHashCode() == true.GetHashCode()));
        WeakReference w = new WeakReference(a);
        W(w.IsAlive + " " + (w.Target == a));
        GC.SuppressFinalize(s);
        object[] many = new object[100];
        for (int i = 0; i < 100; i++) { many[i] = new byte[i]; }
        int sum = 0;
        foreach (object o in many) { sum += ((byte[])o).Length; }
        W("" + sum);
        object boxed = s_value;
        s_value = 6;
        W(boxed + " " + s_value);
    }
}
