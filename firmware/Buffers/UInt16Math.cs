namespace SecureBoot.Buffers;

/// <summary>Calculates with 16 bits without sign: when the exact result does not fit, the result is 0 and the status
/// gives the reason.</summary>
public static class UInt16Math
{
    /// <summary>Adds.</summary>
    public static ArithmeticStatus TryAdd(ushort left, ushort right, out ushort sum)
    {
        return Narrow.TryToUInt16(left + right, out sum);
    }

    /// <summary>Subtracts.</summary>
    public static ArithmeticStatus TrySubtract(ushort left, ushort right, out ushort difference)
    {
        return Narrow.TryToUInt16(left - right, out difference);
    }

    /// <summary>Multiplies.</summary>
    public static ArithmeticStatus TryMultiply(ushort left, ushort right, out ushort product)
    {
        // 65535 * 65535 is past int.
        return Narrow.TryToUInt16((long)left * right, out product);
    }

    /// <summary>Adds; a sum out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingAdd(ushort left, ushort right, out ushort sum)
    {
        ArithmeticStatus status = TryAdd(left, right, out sum);
        if (status == ArithmeticStatus.TooLarge)
        {
            sum = ushort.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            sum = ushort.MinValue;
        }

        return status;
    }

    /// <summary>Subtracts; a difference out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingSubtract(ushort left, ushort right, out ushort difference)
    {
        ArithmeticStatus status = TrySubtract(left, right, out difference);
        if (status == ArithmeticStatus.TooLarge)
        {
            difference = ushort.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            difference = ushort.MinValue;
        }

        return status;
    }

    /// <summary>Multiplies; a product out of range gives the nearest limit, and the status names the limit.</summary>
    public static ArithmeticStatus SaturatingMultiply(ushort left, ushort right, out ushort product)
    {
        ArithmeticStatus status = TryMultiply(left, right, out product);
        if (status == ArithmeticStatus.TooLarge)
        {
            product = ushort.MaxValue;
        }
        else if (status == ArithmeticStatus.TooSmall)
        {
            product = ushort.MinValue;
        }

        return status;
    }
}
