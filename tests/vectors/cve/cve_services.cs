// The kind of CVE-2025-68473 (CWE-787): a list for 32 entries, and the other side says how many there are.
// nanoCLR checks the index: the exception ends the thread in silence, and the program goes on without it.
using System;
using System.Threading;

public class Program
{
    private static readonly byte[] s_answer = { 40, 0, 0, 0 };
    private static readonly int[] s_services = new int[32];
    private static int s_count;

    public static void Main()
    {
        Thread discovery = new Thread(Discover);
        discovery.Start();
        discovery.Join();
        Console.WriteLine("services " + s_count.ToString());
    }

    private static void Discover()
    {
        int count = s_answer[0] | (s_answer[1] << 8);
        for (int i = 0; i < count; i++)
        {
            s_services[i] = i;
        }

        s_count = count;
    }
}
