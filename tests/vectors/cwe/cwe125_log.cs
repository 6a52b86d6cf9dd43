// CWE-125: the length byte of a short frame says how much of it to send on.
// nanoCLR's Convert.ToBase64String does not check the range at all: what lies behind the array goes out with it.
using System;

public class Program
{
    public static void Main()
    {
        byte[] frame = { 200, 1, 2, 3 };
        string text = Convert.ToBase64String(frame, 1, frame[0]);
        Console.WriteLine("sent " + text.Length.ToString());
    }
}
