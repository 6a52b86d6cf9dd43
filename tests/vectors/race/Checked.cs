using System;
using System.Threading;

/// <summary>A length is compared in a shared array, and read there again; between two receptions there is a pause.</summary>
public class Program
{
    private static readonly byte[] s_frame = new byte[32];

    public static void Main()
    {
        Thread receiver = new Thread(Receive);
        receiver.Start();
        for (int i = 0; i < 10; i++)
        {
            if (s_frame[0] < 16)
            {
                Use(s_frame[0]);
            }

            Thread.Sleep(7);
        }

        receiver.Join();
    }

    private static void Receive()
    {
        for (int i = 0; i < 5; i++)
        {
            Thread.Sleep(10);
            s_frame[0] = (byte)(i * 8);
        }
    }

    private static void Use(int length)
    {
        Console.WriteLine(length.ToString());
    }
}
