using System.Collections.Generic;
using System.Numerics;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class Int64MathTests
{
    private static readonly List<long> s_values = [.. Boundaries.All];

    [Fact]
    public void Add_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (long left in s_values)
        {
            foreach (long right in s_values)
            {
                BigInteger exact = (BigInteger)left + right;
                ArithmeticStatus expected = Boundaries.Judge(exact, long.MinValue, long.MaxValue);

                Assert.Equal(expected, Int64Math.TryAdd(left, right, out long result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int64Math.SaturatingAdd(left, right, out long saturated));
                Assert.Equal(BigInteger.Clamp(exact, long.MinValue, long.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Subtract_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (long left in s_values)
        {
            foreach (long right in s_values)
            {
                BigInteger exact = (BigInteger)left - right;
                ArithmeticStatus expected = Boundaries.Judge(exact, long.MinValue, long.MaxValue);

                Assert.Equal(expected, Int64Math.TrySubtract(left, right, out long result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int64Math.SaturatingSubtract(left, right, out long saturated));
                Assert.Equal(BigInteger.Clamp(exact, long.MinValue, long.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Multiply_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (long left in s_values)
        {
            foreach (long right in s_values)
            {
                BigInteger exact = (BigInteger)left * right;
                ArithmeticStatus expected = Boundaries.Judge(exact, long.MinValue, long.MaxValue);

                Assert.Equal(expected, Int64Math.TryMultiply(left, right, out long result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int64Math.SaturatingMultiply(left, right, out long saturated));
                Assert.Equal(BigInteger.Clamp(exact, long.MinValue, long.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Divide_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (long left in s_values)
        {
            foreach (long right in s_values)
            {
                BigInteger exact = right == 0 ? 0 : (BigInteger)left / right;
                ArithmeticStatus expected = right == 0
                    ? ArithmeticStatus.DivideByZero
                    : Boundaries.Judge(exact, long.MinValue, long.MaxValue);

                Assert.Equal(expected, Int64Math.TryDivide(left, right, out long result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);
            }
        }
    }
}
