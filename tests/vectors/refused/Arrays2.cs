public class Arrays2
{
    private int[,] _grid;

    public int Get()
    {
        _grid = new int[2, 3];
        return _grid[1, 1];
    }
}
