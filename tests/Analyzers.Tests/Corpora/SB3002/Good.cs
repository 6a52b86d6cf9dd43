namespace Corpora;

public static class Sb3002Good
{
    public static void Write(int[] array, int index)
    {
        array[index] = 5;
    }

    public static int Read(int[] array, byte index)
    {
        return array[index];
    }

    public static int Compared(int[] array, long index)
    {
        return index >= 0 && index < array.Length ? array[(int)index] : 0;
    }

    public static byte[] Make(int length)
    {
        return new byte[length];
    }

    public static byte[] Constant()
    {
        return new byte[16L];
    }

    public static int Unsigned(int[] array, uint index)
    {
        return array[index];
    }
}
