using System.Numerics;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class LinearScaleTests
{
    private static readonly int[] s_values =
        [int.MinValue, int.MinValue + 1, -65536, -32768, -1000, -1, 0, 1, 3, 1000, 32767, 65536, int.MaxValue - 1, int.MaxValue];

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

        BigInteger exact = ((BigInteger)raw * numerator / denominator) + offset;
        Assert.Equal(Buffers.Tests.Boundaries.Judge(exact, int.MinValue, int.MaxValue), status);
        Assert.Equal(BigInteger.Clamp(exact, int.MinValue, int.MaxValue), value);
    }
}
