// CWE-476: the first edge comes before the buffer is there. On nanoCLR the exception ends the thread in silence, and the program
// goes on without its sensor.
using System;
using System.Threading;

public class Program
{
    private static byte[] s_buffer;
    private static int s_samples;

    public static void Main()
    {
        Thread edges = new Thread(OnEdges);
        edges.Start();
        edges.Join();
        s_buffer = new byte[16];
        Console.WriteLine("samples " + s_samples.ToString());
    }

    private static void OnEdges()
    {
        for (int i = 0; i < 16; i++)
        {
            s_buffer[i] = 1;
            s_samples++;
        }
    }
}
