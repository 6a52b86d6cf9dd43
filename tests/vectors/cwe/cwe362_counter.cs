// CWE-362: two threads count into one field. The addition is a load, an add and a store; the scheduler may come between them.
using System;
using System.Threading;

public class Program
{
    private const int Each = 50000;

    private static int s_count;

    public static void Main()
    {
        Thread first = new Thread(Count);
        Thread second = new Thread(Count);
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        Console.WriteLine(s_count == 2 * Each ? "all counted" : "counts lost");
    }

    private static void Count()
    {
        for (int i = 0; i < Each; i++)
        {
            s_count++;
        }
    }
}
