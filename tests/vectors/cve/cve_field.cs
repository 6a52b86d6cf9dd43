// The kind of CVE-2026-23833 and CVE-2026-127916 (CWE-190): 'place + length > end' with a length that wraps.
// nanoCLR wraps in silence, the comparison passes, and what it guards runs over the heap.
using System;

public class Program
{
    private static readonly byte[] s_message = { 0xFC, 0xFF, 0xFF, 0x7F, 1, 2, 3, 4 };

    public static void Main()
    {
        int place = 4;
        int length = s_message[0] | (s_message[1] << 8) | (s_message[2] << 16) | (s_message[3] << 24);
        if (place + length > s_message.Length)
        {
            Console.WriteLine("refused");
            return;
        }

        Console.WriteLine("passed");
        Array.Clear(s_message, place, length);
    }
}
