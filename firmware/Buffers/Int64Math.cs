namespace SecureBoot.Buffers;

/// <summary>Calculates with 64 bits with sign: when the exact result does not fit, the result is 0 and the status gives
/// the reason.</summary>
/// <remarks>No wider type exists, so each method checks the limits before the calculation (SEI CERT C,
/// INT32-C).</remarks>
public static class Int64Math
{
    /// <summary>Adds.</summary>
    public static ArithmeticStatus TryAdd(long left, long right, out long sum)
    {
        sum = 0;
        if (right > 0 && left > long.MaxValue - right)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (right < 0 && left < long.MinValue - right)
        {
            return ArithmeticStatus.TooSmall;
        }

        sum = left + right;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Subtracts.</summary>
    public static ArithmeticStatus TrySubtract(long left, long right, out long difference)
    {
        difference = 0;
        if (right < 0 && left > long.MaxValue + right)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (right > 0 && left < long.MinValue + right)
        {
            return ArithmeticStatus.TooSmall;
        }

        difference = left - right;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Multiplies.</summary>
    public static ArithmeticStatus TryMultiply(long left, long right, out long product)
    {
        product = 0;
        ArithmeticStatus status = left > 0 ? CheckPositive(left, right)
            : left < 0 ? CheckNegative(left, right)
            : ArithmeticStatus.Ok;
        if (status == ArithmeticStatus.Ok)
        {
            product = left * right;
        }

        return status;
    }

    /// <summary>Divides, rounding toward zero. Only the smallest number divided by -1 does not fit.</summary>
    public static ArithmeticStatus TryDivide(long left, long right, out long quotient)
    {
        quotient = 0;
        if (right == 0)
        {
            return ArithmeticStatus.DivideByZero;
        }

        if (left == long.MinValue && right == -1)
        {
            return ArithmeticStatus.TooLarge;
        }

        quotient = left / right;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Adds; a sum out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingAdd(long left, long right, out long sum)
    {
        ArithmeticStatus status = TryAdd(left, right, out sum);
        if (status == ArithmeticStatus.TooLarge)
        {
            sum = long.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            sum = long.MinValue;
        }

        return status;
    }

    /// <summary>Subtracts; a difference out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingSubtract(long left, long right, out long difference)
    {
        ArithmeticStatus status = TrySubtract(left, right, out difference);
        if (status == ArithmeticStatus.TooLarge)
        {
            difference = long.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            difference = long.MinValue;
        }

        return status;
    }

    /// <summary>Multiplies; a product out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingMultiply(long left, long right, out long product)
    {
        ArithmeticStatus status = TryMultiply(left, right, out product);
        if (status == ArithmeticStatus.TooLarge)
        {
            product = long.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            product = long.MinValue;
        }

        return status;
    }

    private static ArithmeticStatus CheckPositive(long left, long right)
    {
        if (right > long.MaxValue / left)
        {
            return ArithmeticStatus.TooLarge;
        }

        return right < long.MinValue / left ? ArithmeticStatus.TooSmall : ArithmeticStatus.Ok;
    }

    private static ArithmeticStatus CheckNegative(long left, long right)
    {
        if (right > 0)
        {
            return left < long.MinValue / right ? ArithmeticStatus.TooSmall : ArithmeticStatus.Ok;
        }

        // Both are negative or right is 0: the quotient by left is at most long.MaxValue, as left is never the divisor
        // of long.MinValue here.
        return right < long.MaxValue / left ? ArithmeticStatus.TooLarge : ArithmeticStatus.Ok;
    }
}
