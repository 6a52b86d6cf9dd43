// Each line that secureboot audit reports says so: the kind, and for what can be bounded whether a guard is found.
using System;
using System.Collections;
using System.Reflection;
using System.Threading;

public delegate void Heard(int value);

public class Program
{
    private const int Most = 64;
    private static readonly byte[] s_table = new byte[16];
    private static int s_count;
    private int _size;

    public event Heard Spoken;

    public static void Main()
    {
        new Thread(Work).Start(); // thread
        Timer timer = new Timer(Tick, null, 0, 10); // thread
        Program program = new Program();
        program.Spoken += program.Hear; // thread
        s_count = 1; // static
        Program.Sized(timer == null ? 0 : 1);
    }

    public static byte[] Constant()
    {
        return new byte[Most];
    }

    public static byte[] Sized(int count)
    {
        return new byte[count]; // array none
    }

    public static byte[] Compared(int count)
    {
        if (count < 0 || count > Most)
        {
            return null;
        }

        return new byte[count]; // array guarded
    }

    public static byte[] ComparedInside(int count)
    {
        if (count >= 0 && count <= Most)
        {
            return new byte[count]; // array guarded
        }

        return null;
    }

    public static byte[] ComparedBelowOnly(int count)
    {
        if (count < 0)
        {
            return null;
        }

        return new byte[count]; // array none
    }

    public static byte[] ComparedAndGoesOn(int count)
    {
        if (count > Most)
        {
            s_table[0] = 1;
        }

        return new byte[count]; // array none
    }

    public static byte[] ComparedOneWay(int count, bool isChecked)
    {
        if (isChecked && count > Most)
        {
            return null;
        }

        return new byte[count]; // array none
    }

    public static byte[] AnotherCompared(int count, int other)
    {
        if (other > Most)
        {
            return null;
        }

        return new byte[count]; // array none
    }

    public static byte[] ComparedUnsigned(int count)
    {
        if ((uint)count > Most)
        {
            return null;
        }

        return new byte[count]; // array guarded
    }

    public static byte[] OfAByte(byte count)
    {
        return new byte[count + 2]; // array guarded
    }

    public static byte[] Masked(int count)
    {
        return new byte[count & 0x3F]; // array guarded
    }

    public static byte[] LikeAnother(byte[] other)
    {
        return new byte[other.Length]; // array guarded
    }

    public static byte[] OfALocal(byte[] frame)
    {
        int count = frame[0] | (frame[1] << 8);
        return new byte[count]; // array guarded
    }

    public static byte[] OfFourBytes(byte[] frame)
    {
        int count = frame[0] | (frame[1] << 8) | (frame[2] << 16) | (frame[3] << 24);
        return new byte[count]; // array none
    }

    public static byte[] OfARead(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        return new byte[count]; // array none
    }

    public static byte[] OfAReadCompared(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        if ((uint)count > 32)
        {
            return null;
        }

        return new byte[count]; // array guarded
    }

    public static void Ranges(byte[] source, byte[] target, int offset, int count)
    {
        Array.Copy(source, 0, target, 0, 8);
        Array.Copy(source, offset, target, 0, 8); // range none
        Array.Clear(target, 0, count); // range none
        if (count <= target.Length)
        {
            Array.Clear(target, 0, count); // range guarded
        }

        Array.Copy(source, 0, target, 0, source.Length); // range guarded
    }

    public static string Part(string text, int start)
    {
        if (start > text.Length)
        {
            return text;
        }

        string all = text.Substring(0, start); // range guarded
        return all + text.Substring(1, start - 1); // range guarded
    }

    public static void Catches()
    {
        try
        {
            s_table[2] = 1;
        }
        catch (Exception) // catch
        {
        }

        try
        {
            s_table[3] = 1;
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(e.Message); // catch
        }

        try
        {
            s_table[4] = 1;
        }
        catch (Exception)
        {
            throw new InvalidOperationException();
        }

        try
        {
            s_table[5] = 1;
        }
        finally
        {
            s_table[6] = 1;
        }
    }

    public static object Reflects(byte[] assembly)
    {
        Assembly loaded = Assembly.Load(assembly); // reflection
        MethodInfo method = loaded.GetType("P").GetMethod("M"); // reflection // reflection
        return method.Invoke(null, null); // reflection
    }

    public static void Allocates(int count, ArrayList list)
    {
        for (int i = 0; i < 8; i++)
        {
            list.Add(null); // allocation guarded
        }

        for (int i = 0; i < count; i++)
        {
            list.Add(new object()); // allocation none // allocation none
        }

        for (int i = 0; i < s_table.Length; i++)
        {
            list.Add(s_table); // allocation guarded
        }

        while (true)
        {
            object one = new object(); // allocation none
            if (one == list)
            {
                throw new InvalidOperationException();
            }
        }
    }

    private static void Work()
    {
    }

    private static void Tick(object state)
    {
    }

    private void Hear(int value)
    {
        _size = value;
    }

    private byte[] OfAField()
    {
        if (_size > Most)
        {
            return null;
        }

        return new byte[_size]; // array guarded
    }
}
