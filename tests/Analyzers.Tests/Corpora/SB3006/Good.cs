namespace Corpora;

public static class Sb3006Good
{
    private static int s_field;

    public static long StoredFirst(uint value)
    {
        int signed = (int)value;
        return signed;
    }

    public static long WidenedItself(uint value)
    {
        return value;
    }

    public static int Returned(uint value)
    {
        return (int)value;
    }

    public static long InAField(uint value)
    {
        s_field = (int)value;
        return s_field;
    }

    public static int ShiftedLeft(uint value)
    {
        return (int)value << 4;
    }

    public static uint ShiftedUnsigned(uint value)
    {
        return value >> 4;
    }

    public static long Masked(uint value)
    {
        return (int)(value & 0xFF);
    }

    public static long ShiftedBefore(uint value)
    {
        return (int)(value >> 8);
    }

    public static long Constant()
    {
        return (int)5u;
    }

    public static bool Compared(uint value, int limit)
    {
        return (int)value < limit;
    }

    public static int Divided(uint value)
    {
        return (int)value / 7;
    }

    public static long OfAByte(byte value)
    {
        return (int)value;
    }

    public static long OfARest(uint value)
    {
        return (int)(value % 60);
    }

    public static int Sum(uint value, int more)
    {
        return more + (int)value;
    }
}
