// CWE-367: the length is checked in the shared buffer, and read there again when it is used; the receiver has filled it anew meanwhile.
using System;
using System.Threading;

public class Program
{
    private static readonly byte[] s_shared = new byte[256];
    private static readonly AutoResetEvent s_checked = new AutoResetEvent(false);
    private static readonly AutoResetEvent s_received = new AutoResetEvent(false);

    public static void Main()
    {
        s_shared[0] = 8;
        new Thread(Receive).Start();

        if (s_shared[0] > 16)
        {
            Console.WriteLine("refused");
            return;
        }

        Console.WriteLine("checked " + s_shared[0].ToString());

        // Any wait will do: a log line, a lock, the end of a quantum.
        s_checked.Set();
        s_received.WaitOne();
        Console.WriteLine("used " + s_shared[0].ToString());
    }

    private static void Receive()
    {
        s_checked.WaitOne();
        s_shared[0] = 200;
        s_received.Set();
    }
}
