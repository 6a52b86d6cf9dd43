namespace Corpora;

public static class Sb3006Bad
{
    public static long Widened(uint value)
    {
        return (int)value; // SB3006
    }

    public static long WidenedByCast(uint value)
    {
        return (long)(int)value; // SB3006
    }

    public static long Difference(uint[] times)
    {
        long age = (int)(times[0] - times[1]); // SB3006
        return age;
    }

    public static int Shifted(uint value)
    {
        return (int)value >> 4; // SB3006
    }

    public static int Rest(uint value)
    {
        return (int)value % 7; // SB3006
    }

    public static double Real(uint value)
    {
        return (int)value; // SB3006
    }

    public static float Single(uint value)
    {
        return (float)(int)value; // SB3006
    }

    public static bool ComparedWide(uint value, long limit)
    {
        return (int)value < limit; // SB3006
    }

    public static long Argument(uint value)
    {
        return Wide((int)value); // SB3006
    }

    public static long Sum(uint value, long more)
    {
        return more + (int)value; // SB3006
    }

    public static long Long(ulong value)
    {
        return (long)value >> 3; // SB3006
    }

    public static double LongReal(ulong value)
    {
        return (double)(long)value; // SB3006
    }

    private static long Wide(long value)
    {
        return value;
    }
}
