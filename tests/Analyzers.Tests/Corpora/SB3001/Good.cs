using SecureBoot.Buffers;

namespace Corpora;

public static class Sb3001Good
{
    public static int Plain(int left, int right)
    {
        return left + right;
    }

    public static int Wrapping(int left, int right)
    {
        return unchecked(left + right);
    }

    public static int WrappingBlock(int left, int right)
    {
        unchecked
        {
            return left * right;
        }
    }

    public static bool Fits(int offset, int length, int total)
    {
        return offset >= 0 && offset <= total && length >= 0 && length <= total - offset;
    }

    public static ArithmeticStatus Status(int left, int right, out int sum)
    {
        return Int32Math.TryAdd(left, right, out sum);
    }
}
