using System;
using System.Threading;

/// <summary>Two threads count into one field, and an event gives the turn from one to the other: the rule knows no events, and reports it.</summary>
public class Program
{
    private static readonly AutoResetEvent s_done = new AutoResetEvent(false);
    private static int s_count;

    public static void Main()
    {
        Thread first = new Thread(First);
        Thread second = new Thread(Second);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Console.WriteLine(s_count.ToString());
    }

    private static void First()
    {
        for (int i = 0; i < 3; i++)
        {
            s_count++; // reported
        }

        s_done.Set();
    }

    private static void Second()
    {
        s_done.WaitOne();
        for (int i = 0; i < 3; i++)
        {
            s_count++;
        }
    }
}
