// The kind of CVE-2026-45541 (CWE-476): what was looked up is used without asking whether it was found.
// nanoCLR throws, the exception ends the thread in silence, and the program goes on without its server.
using System;
using System.Threading;

public class Program
{
    private static readonly string[] s_known = { "mqtt", "chat" };
    private static int s_served;

    public static void Main()
    {
        Thread server = new Thread(Serve);
        server.Start();
        server.Join();
        Console.WriteLine("served " + s_served.ToString());
    }

    private static void Serve()
    {
        string? found = Find("none of them");
        s_served = found.Length;
    }

    private static string? Find(string name)
    {
        foreach (string one in s_known)
        {
            if (one == name)
            {
                return one;
            }
        }

        return null;
    }
}
