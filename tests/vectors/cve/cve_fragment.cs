// The kind of CVE-2026-25532 and CVE-2025-52471 (CWE-191): the header's length is taken from the packet's, and the packet is shorter.
// The difference is negative, and what is given it as a length does not expect that.
using System;

public class Program
{
    private const int Header = 14;
    private static readonly byte[] s_packet = { 10, 0, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08 };

    public static void Main()
    {
        int total = s_packet[0] | (s_packet[1] << 8);
        int fragment = total - Header;
        Console.WriteLine("fragment " + fragment.ToString());
        Array.Clear(s_packet, total, fragment);
        Console.WriteLine("handed on");
    }
}
