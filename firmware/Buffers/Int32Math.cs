namespace SecureBoot.Buffers;

/// <summary>Calculates with 32 bits with sign: when the exact result does not fit, the result is 0 and the status gives
/// the reason.</summary>
public static class Int32Math
{
    /// <summary>Adds.</summary>
    public static ArithmeticStatus TryAdd(int left, int right, out int sum)
    {
        return Narrow.TryToInt32(Widen(left) + Widen(right), out sum);
    }

    /// <summary>Subtracts.</summary>
    public static ArithmeticStatus TrySubtract(int left, int right, out int difference)
    {
        return Narrow.TryToInt32(Widen(left) - Widen(right), out difference);
    }

    /// <summary>Multiplies.</summary>
    public static ArithmeticStatus TryMultiply(int left, int right, out int product)
    {
        // At most 2^62.
        return Narrow.TryToInt32(Widen(left) * Widen(right), out product);
    }

    /// <summary>Divides, rounding toward zero. Only the smallest number divided by -1 does not fit.</summary>
    public static ArithmeticStatus TryDivide(int left, int right, out int quotient)
    {
        if (right == 0)
        {
            quotient = 0;
            return ArithmeticStatus.DivideByZero;
        }

        return Narrow.TryToInt32(Widen(left) / Widen(right), out quotient);
    }

    /// <summary>Adds; a sum out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingAdd(int left, int right, out int sum)
    {
        ArithmeticStatus status = TryAdd(left, right, out sum);
        if (status == ArithmeticStatus.TooLarge)
        {
            sum = int.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            sum = int.MinValue;
        }

        return status;
    }

    /// <summary>Subtracts; a difference out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingSubtract(int left, int right, out int difference)
    {
        ArithmeticStatus status = TrySubtract(left, right, out difference);
        if (status == ArithmeticStatus.TooLarge)
        {
            difference = int.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            difference = int.MinValue;
        }

        return status;
    }

    /// <summary>Multiplies; a product out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingMultiply(int left, int right, out int product)
    {
        ArithmeticStatus status = TryMultiply(left, right, out product);
        if (status == ArithmeticStatus.TooLarge)
        {
            product = int.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            product = int.MinValue;
        }

        return status;
    }

    // nanoCLR: a uint that the caller cast to int arrives here with its unsigned tag, and would widen -1 to 4294967295.
    // A second narrowing sets the tag correctly, and the second widening keeps the sign.
    private static long Widen(int value)
    {
        return unchecked((int)(long)value);
    }
}
