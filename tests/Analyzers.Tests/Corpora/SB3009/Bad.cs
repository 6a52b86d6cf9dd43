namespace Corpora;

public sealed class Sb3009Bad
{
    public int[,] Square() // SB3009
    {
        return new int[2, 2]; // SB3009
    }
}
