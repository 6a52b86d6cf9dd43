namespace SecureBoot.Buffers;

/// <summary>Calculates with 32 bits without sign: when the exact result does not fit, the result is 0 and the status
/// gives the reason.</summary>
public static class UInt32Math
{
    /// <summary>Adds.</summary>
    public static ArithmeticStatus TryAdd(uint left, uint right, out uint sum)
    {
        return Narrow.TryToUInt32(Widen(left) + Widen(right), out sum);
    }

    /// <summary>Subtracts.</summary>
    public static ArithmeticStatus TrySubtract(uint left, uint right, out uint difference)
    {
        return Narrow.TryToUInt32(Widen(left) - Widen(right), out difference);
    }

    /// <summary>Multiplies.</summary>
    public static ArithmeticStatus TryMultiply(uint left, uint right, out uint product)
    {
        product = 0;
        long first = Widen(left);
        long second = Widen(right);

        // The exact product can be past long, so the limit is divided instead.
        if (first != 0 && second > uint.MaxValue / first)
        {
            return ArithmeticStatus.TooLarge;
        }

        return Narrow.TryToUInt32(first * second, out product);
    }

    /// <summary>Divides, rounding down.</summary>
    public static ArithmeticStatus TryDivide(uint left, uint right, out uint quotient)
    {
        if (right == 0)
        {
            quotient = 0;
            return ArithmeticStatus.DivideByZero;
        }

        return Narrow.TryToUInt32(Widen(left) / Widen(right), out quotient);
    }

    /// <summary>Adds; a sum out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingAdd(uint left, uint right, out uint sum)
    {
        ArithmeticStatus status = TryAdd(left, right, out sum);
        if (status == ArithmeticStatus.TooLarge)
        {
            sum = uint.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            sum = uint.MinValue;
        }

        return status;
    }

    /// <summary>Subtracts; a difference out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingSubtract(uint left, uint right, out uint difference)
    {
        ArithmeticStatus status = TrySubtract(left, right, out difference);
        if (status == ArithmeticStatus.TooLarge)
        {
            difference = uint.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            difference = uint.MinValue;
        }

        return status;
    }

    /// <summary>Multiplies; a product out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingMultiply(uint left, uint right, out uint product)
    {
        ArithmeticStatus status = TryMultiply(left, right, out product);
        if (status == ArithmeticStatus.TooLarge)
        {
            product = uint.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            product = uint.MinValue;
        }

        return status;
    }

    // nanoCLR: an int that the caller cast to uint arrives here with its signed tag; the mask removes the bits that
    // widening adds.
    private static long Widen(uint value)
    {
        return value & 0xFFFFFFFFL;
    }
}
