// CWE-119: a count from the sensor sizes a buffer, and the index is trusted to be checked.
// nanoCLR multiplies the count by the element size in 32 bits: 0x40000001 ints get 4 bytes, and Length says 1073741825.
using System;

public class Program
{
    // What a history read declares: the count comes off the wire.
    private static readonly byte[] s_answer = { 0x01, 0x00, 0x00, 0x40 };

    public static void Main()
    {
        int count = s_answer[0] | (s_answer[1] << 8) | (s_answer[2] << 16) | (s_answer[3] << 24);
        int[] history = new int[count];
        Console.WriteLine("length " + history.Length.ToString());
        history[1000] = 42;
        Console.WriteLine("written past the array");
    }
}
