using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The rate of pulses.</summary>
public static class PulseRate
{
    private const int MillisecondsPerMinute = 60000;

    /// <summary>Pulses a minute, rounded to the nearest.</summary>
    /// <returns>Ok; DivideByZero when no time passed; TooLarge, with the largest number, when the rate is past int;
    /// TooSmall for a negative count, with 0.</returns>
    public static ArithmeticStatus TryPerMinute(int pulses, uint elapsedMilliseconds, out int rate)
    {
        rate = 0;
        if (elapsedMilliseconds == 0)
        {
            return ArithmeticStatus.DivideByZero;
        }

        if (pulses < 0)
        {
            return ArithmeticStatus.TooSmall;
        }

        // At most 2^31 * 60000, below 2^47.
        return Narrow.SaturatingToInt32(
            Rounding.Divide((long)pulses * MillisecondsPerMinute, elapsedMilliseconds), out rate);
    }
}
