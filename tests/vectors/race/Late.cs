using System;
using System.Threading;

/// <summary>A field is set after the thread that uses it was started.</summary>
public class Program
{
    private static byte[] s_buffer;

    public static void Main()
    {
        Thread worker = new Thread(Work);
        worker.Start();
        s_buffer = new byte[4];
        worker.Join();
    }

    private static void Work()
    {
        Console.WriteLine(s_buffer.Length.ToString());
    }
}
