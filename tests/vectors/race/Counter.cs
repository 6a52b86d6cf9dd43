using System;
using System.Threading;

/// <summary>Two threads count into one field.</summary>
public class Program
{
    private static int s_count;

    public static void Main()
    {
        Thread first = new Thread(Count);
        Thread second = new Thread(Count);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Console.WriteLine(s_count.ToString());
    }

    private static void Count()
    {
        for (int i = 0; i < 20; i++)
        {
            s_count++;
        }
    }
}
