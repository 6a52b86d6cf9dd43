// Start does not run the new thread at once; Sleep(0) gives way; ready threads take turns in the order they were started (Execution.cpp ScheduleThreads).
using System;
using System.Threading;

public class Program
{
    static string s_log = "";

    static void W(string s) { Console.WriteLine(s); }

    static Thread Worker(string n, int turns)
    {
        return new Thread(() =>
        {
            for (int i = 0; i < turns; i++)
            {
                s_log += n + i + " ";
                Thread.Sleep(0);
            }
        });
    }

    public static void Main()
    {
        Thread a = Worker("a", 1);
        a.Start();
        s_log += "main ";
        a.Join();
        W(s_log);
        s_log = "";
        Thread[] t = { Worker("x", 2), Worker("y", 2), Worker("z", 2) };
        foreach (Thread x in t) { x.Start(); }
        s_log += "started ";
        foreach (Thread x in t) { x.Join(); }
        W(s_log);
    }
}
