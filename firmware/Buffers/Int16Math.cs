namespace SecureBoot.Buffers;

/// <summary>Calculates with 16 bits with sign: when the exact result does not fit, the result is 0 and the status gives
/// the reason.</summary>
public static class Int16Math
{
    /// <summary>Adds.</summary>
    public static ArithmeticStatus TryAdd(short left, short right, out short sum)
    {
        return Narrow.TryToInt16(left + right, out sum);
    }

    /// <summary>Subtracts.</summary>
    public static ArithmeticStatus TrySubtract(short left, short right, out short difference)
    {
        return Narrow.TryToInt16(left - right, out difference);
    }

    /// <summary>Multiplies.</summary>
    public static ArithmeticStatus TryMultiply(short left, short right, out short product)
    {
        return Narrow.TryToInt16(left * right, out product);
    }

    /// <summary>Adds; a sum out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingAdd(short left, short right, out short sum)
    {
        ArithmeticStatus status = TryAdd(left, right, out sum);
        if (status == ArithmeticStatus.TooLarge)
        {
            sum = short.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            sum = short.MinValue;
        }

        return status;
    }

    /// <summary>Subtracts; a difference out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingSubtract(short left, short right, out short difference)
    {
        ArithmeticStatus status = TrySubtract(left, right, out difference);
        if (status == ArithmeticStatus.TooLarge)
        {
            difference = short.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            difference = short.MinValue;
        }

        return status;
    }

    /// <summary>Multiplies; a product out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingMultiply(short left, short right, out short product)
    {
        ArithmeticStatus status = TryMultiply(left, right, out product);
        if (status == ArithmeticStatus.TooLarge)
        {
            product = short.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            product = short.MinValue;
        }

        return status;
    }
}
