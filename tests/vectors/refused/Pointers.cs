public unsafe class Pointers
{
    private int* _field;

    public static int Sum()
    {
        int* items = stackalloc int[3];
        return items[0];
    }

    public static int Fixed(byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            return *first;
        }
    }

    public static int Call(delegate*<int, int> function)
    {
        return function(3);
    }
}
