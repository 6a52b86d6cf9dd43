using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Converts a raw value to a physical value with whole numbers: raw * numerator / denominator +
/// offset.</summary>
/// <remarks>The quotient is rounded to the nearest, halves away from zero, as all quotients of this library.</remarks>
public static class LinearScale
{
    /// <summary>Scales. All arguments may come from the sensor's registers, the denominator too.</summary>
    /// <returns>Ok; DivideByZero with 0; TooLarge or TooSmall with the end of the range.</returns>
    public static ArithmeticStatus TryApply(int raw, int numerator, int denominator, int offset, out int value)
    {
        value = 0;
        if (denominator == 0)
        {
            return ArithmeticStatus.DivideByZero;
        }

        // |raw * numerator| is at most 2^62, so the sum with half the denominator, its quotient by -1 and the sum with
        // the offset fit in 64 bits.
        long scaled = Rounding.Divide(Widen(raw) * Widen(numerator), Widen(denominator));
        return Narrow.SaturatingToInt32(scaled + Widen(offset), out value);
    }

    // As in Int32Math: removes the unsigned tag that a cast uint keeps on nanoCLR.
    private static long Widen(int value)
    {
        return unchecked((int)(long)value);
    }
}
