public class Box<T>
{
    public T Value;
}

public static class Uses
{
    public static int Same<T>(int value)
    {
        return value;
    }

    public static object Make()
    {
        int same = Same<string>(3);
        return new Box<int>();
    }
}
