// CWE-190: the check whether a read fits is itself an addition that wraps; checked() does nothing on nanoCLR.
// And a difference of two counters, cast to int, is no longer negative once it is widened.
using System;

public class Program
{
    public static void Main()
    {
        int[] fields = { 16, 2147483640, 1024 };
        int offset = fields[0];
        int length = fields[1];
        int total = fields[2];
        bool fits = checked(offset + length) <= total;
        Console.WriteLine("fits " + (fits ? "True" : "False"));

        uint[] times = { 100, 116 };
        long age = (int)(times[0] - times[1]);
        Console.WriteLine("age " + age.ToString());
    }
}
