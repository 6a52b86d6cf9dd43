// The kind of CVE-2026-127915 (CWE-125): one test per entry, and the entry's own length moves the place past the end.
using System;

public class Program
{
    private static readonly byte[] s_area = { 0x10, 0x00, 0x04, 0x00, 1, 2, 3, 4, 0x20, 0x00, 0xC8, 0x00 };

    public static void Main()
    {
        int place = 0;
        while (place < s_area.Length)
        {
            int length = s_area[place + 2] | (s_area[place + 3] << 8);
            Console.WriteLine("entry of " + length.ToString());
            string value = Convert.ToBase64String(s_area, place + 4, length);
            Console.WriteLine("read " + value.Length.ToString());
            place += 4 + length;
        }
    }
}
