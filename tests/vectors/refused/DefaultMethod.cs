public interface IThing
{
    int Plain();

    int Twice(int value)
    {
        return value * 2;
    }
}
