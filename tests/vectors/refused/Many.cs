public class Many
{
    public static int[,] First()
    {
        return null;
    }

    public static unsafe int Second(int* value)
    {
        return *value;
    }

    public static T Third<T>(T value)
    {
        return value;
    }
}
