using System.Numerics;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class LinearScaleTests
{
    private static readonly int[] s_values =
        [int.MinValue, int.MinValue
            + 1, -65536, -32768, -1000, -1, 0, 1, 3, 1000, 32767, 65536, int.MaxValue - 1, int.MaxValue];

    [Fact]
    public void Apply_EveryCombinationOfBoundaries_IsExactOrSaturated()
    {
        foreach (int raw in s_values)
        {
            foreach (int numerator in s_values)
            {
                foreach (int denominator in s_values)
                {
                    foreach (int offset in s_values)
                    {
                        Check(raw, numerator, denominator, offset);
                    }
                }
            }
        }
    }

    private static void Check(int raw, int numerator, int denominator, int offset)
    {
        ArithmeticStatus status = LinearScale.TryApply(raw, numerator, denominator, offset, out int value);
        if (denominator == 0)
        {
            Assert.Equal((ArithmeticStatus.DivideByZero, 0), (status, value));
            return;
        }

        BigInteger exact = Quotient((BigInteger)raw * numerator, denominator) + offset;
        Assert.Equal(Buffers.Tests.Boundaries.Judge(exact, int.MinValue, int.MaxValue), status);
        Assert.Equal(BigInteger.Clamp(exact, int.MinValue, int.MaxValue), value);
    }

    // MovingStatistic rounds the mean by the same rule: to the nearest, halves away from zero.
    [Theory]
    [InlineData(-1, 2, -1)]
    [InlineData(1, 2, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(-3, 2, -2)]
    [InlineData(5, 3, 2)]
    [InlineData(4, 3, 1)]
    [InlineData(5, -3, -2)]
    [InlineData(1, -2, -1)]
    public void Apply_Fractions_RoundToTheNearestAsTheMeanDoes(int raw, int denominator, int expected)
    {
        Assert.Equal(ArithmeticStatus.Ok, LinearScale.TryApply(raw, 1, denominator, 0, out int value));
        Assert.Equal(expected, value);
    }

    private static BigInteger Quotient(BigInteger dividend, BigInteger divisor)
    {
        // Doubles the quotient of the magnitudes, rounds down, adds one and halves, so that halves round away from
        // zero.
        BigInteger magnitude = ((2 * BigInteger.Abs(dividend))
            + BigInteger.Abs(divisor)) / (2 * BigInteger.Abs(divisor));
        return dividend.Sign * divisor.Sign * magnitude;
    }
}
