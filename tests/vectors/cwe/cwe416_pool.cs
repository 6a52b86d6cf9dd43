// CWE-416: a buffer is given back to the pool and still used: the next owner's bytes are read as one's own.
// The garbage collector does not help: the memory is alive, it only belongs to somebody else.
using System;
using System.Collections;

public class Program
{
    private static readonly ArrayList s_pool = new ArrayList();

    public static void Main()
    {
        s_pool.Add(new byte[4]);

        byte[] temperature = Rent();
        temperature[0] = 21;
        Return(temperature);

        byte[] key = Rent();
        key[0] = 0xA5;
        Console.WriteLine("temperature " + temperature[0].ToString());
    }

    private static byte[] Rent()
    {
        byte[] buffer = (byte[])s_pool[0];
        s_pool.RemoveAt(0);
        return buffer;
    }

    private static void Return(byte[] buffer)
    {
        s_pool.Add(buffer);
    }
}
