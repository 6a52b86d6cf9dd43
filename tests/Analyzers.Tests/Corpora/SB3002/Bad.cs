namespace Corpora;

public static class Sb3002Bad
{
    public static void Write(int[] array, long index)
    {
        array[index] = 5; // SB3002
    }

    public static int Read(int[] array, ulong index)
    {
        return array[index]; // SB3002
    }

    public static int Sum(int[] array, int index, long offset)
    {
        return array[index + offset]; // SB3002
    }

    public static byte[] Make(long length)
    {
        return new byte[length]; // SB3002
    }

    public static byte[] MakeUnsigned(ulong length)
    {
        return new byte[length * 2]; // SB3002
    }

    public static int Past(int[] array)
    {
        return array[0x100000001L]; // SB3002
    }
}
