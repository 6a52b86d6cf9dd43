namespace SecureBoot.Buffers;

/// <summary>Narrows numbers: a number that does not fit gives 0 and the reason, and never its low bits, as a cast
/// would.</summary>
/// <remarks>
/// All methods take a long. On nanoCLR do not cast a uint to int for the argument: pass the uint itself.
/// </remarks>
public static class Narrow
{
    /// <summary>Narrows to 8 bits without sign.</summary>
    public static ArithmeticStatus TryToByte(long value, out byte result)
    {
        result = 0;
        if (value > byte.MaxValue)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (value < byte.MinValue)
        {
            return ArithmeticStatus.TooSmall;
        }

        result = (byte)value;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Narrows to 16 bits with sign.</summary>
    public static ArithmeticStatus TryToInt16(long value, out short result)
    {
        result = 0;
        if (value > short.MaxValue)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (value < short.MinValue)
        {
            return ArithmeticStatus.TooSmall;
        }

        result = (short)value;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Narrows to 16 bits without sign.</summary>
    public static ArithmeticStatus TryToUInt16(long value, out ushort result)
    {
        result = 0;
        if (value > ushort.MaxValue)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (value < ushort.MinValue)
        {
            return ArithmeticStatus.TooSmall;
        }

        result = (ushort)value;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Narrows to 32 bits with sign.</summary>
    public static ArithmeticStatus TryToInt32(long value, out int result)
    {
        result = 0;
        if (value > int.MaxValue)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (value < int.MinValue)
        {
            return ArithmeticStatus.TooSmall;
        }

        result = (int)value;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Narrows to 32 bits without sign.</summary>
    public static ArithmeticStatus TryToUInt32(long value, out uint result)
    {
        result = 0;
        if (value > uint.MaxValue)
        {
            return ArithmeticStatus.TooLarge;
        }

        if (value < uint.MinValue)
        {
            return ArithmeticStatus.TooSmall;
        }

        result = (uint)value;
        return ArithmeticStatus.Ok;
    }

    /// <summary>Narrows to 32 bits with sign; a number out of range gives the nearest limit, and the status names the
    /// limit.</summary>
    public static ArithmeticStatus SaturatingToInt32(long value, out int result)
    {
        ArithmeticStatus status = TryToInt32(value, out result);
        result = status == ArithmeticStatus.TooLarge ? int.MaxValue
            : status == ArithmeticStatus.TooSmall ? int.MinValue
            : result;
        return status;
    }

    /// <summary>Narrows to 16 bits with sign; a number out of range gives the nearest limit, and the status names the
    /// limit.</summary>
    public static ArithmeticStatus SaturatingToInt16(long value, out short result)
    {
        ArithmeticStatus status = TryToInt16(value, out result);
        result = status == ArithmeticStatus.TooLarge ? short.MaxValue
            : status == ArithmeticStatus.TooSmall ? short.MinValue
            : result;
        return status;
    }

    /// <summary>Narrows to 16 bits without sign; a number out of range gives the nearest limit, and the status names
    /// the limit.</summary>
    public static ArithmeticStatus SaturatingToUInt16(long value, out ushort result)
    {
        ArithmeticStatus status = TryToUInt16(value, out result);
        result = status == ArithmeticStatus.TooLarge ? ushort.MaxValue : result;
        return status;
    }

    /// <summary>Narrows to 32 bits without sign; a number out of range gives the nearest limit, and the status names
    /// the limit.</summary>
    public static ArithmeticStatus SaturatingToUInt32(long value, out uint result)
    {
        ArithmeticStatus status = TryToUInt32(value, out result);
        result = status == ArithmeticStatus.TooLarge ? uint.MaxValue : result;
        return status;
    }
}
