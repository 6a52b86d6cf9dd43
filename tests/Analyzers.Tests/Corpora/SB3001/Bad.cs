namespace Corpora;

public static class Sb3001Bad
{
    public static int Expression(int left, int right)
    {
        return checked(left + right); // SB3001
    }

    public static byte Conversion(int value)
    {
        return checked((byte)value); // SB3001
    }

    public static int Block(int left, int right)
    {
        checked // SB3001
        {
            return left * right;
        }
    }

    public static bool Fits(int offset, int length, int total)
    {
        return checked(offset + length) <= total; // SB3001
    }
}
