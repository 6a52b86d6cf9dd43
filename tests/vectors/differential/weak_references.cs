// WeakReference: target that is set, kept alive, dropped; the calls of GC.
using System;

public class Program
{
    

    class Big { public byte[] Bytes = new byte[100]; }

    static WeakReference s_kept;

    static void W(string s) { Console.WriteLine(s); }

    static void Make(bool suppress)
    {
        Big b = new Big();
        if (suppress) { GC.SuppressFinalize(b); }
    }

    public static void Main()
    {
        object o = new object();
        WeakReference w = new WeakReference(o);
        W(w.IsAlive + " " + (w.Target == o));
        w.Target = "text";
        W(w.IsAlive + " " + w.Target);
        w.Target = null;
        W(w.IsAlive + " " + (w.Target == null));
        WeakReference none = new WeakReference(null);
        W(none.IsAlive + " " + (none.Target == null));
        none.Target = o;
        W(none.IsAlive + " " + (none.Target == o));
        WeakReference box = new WeakReference(5);
        W("" + (box.Target == null || (int)box.Target == 5));
        s_kept = new WeakReference(new int[] { 1, 2 });
        int[] strong = (int[])s_kept.Target;
        W(strong == null ? "lost" : "kept " + (s_kept.Target == strong) + " " + strong[1]);
        Make(true);
        GC.WaitForPendingFinalizers();
        GC.SuppressFinalize(o);
        GC.ReRegisterForFinalize(o);
        W("done");
    }
}
