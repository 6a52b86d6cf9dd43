using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class Int32MathTests
{
    private static readonly List<int> s_values =
    [
        .. Boundaries.All.Where(value => value is >= int.MinValue and <= int.MaxValue).Select(value => (int)value),
    ];

    [Fact]
    public void Add_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (int left in s_values)
        {
            foreach (int right in s_values)
            {
                BigInteger exact = (BigInteger)left + right;
                ArithmeticStatus expected = Boundaries.Judge(exact, int.MinValue, int.MaxValue);

                Assert.Equal(expected, Int32Math.TryAdd(left, right, out int result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int32Math.SaturatingAdd(left, right, out int saturated));
                Assert.Equal(BigInteger.Clamp(exact, int.MinValue, int.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Subtract_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (int left in s_values)
        {
            foreach (int right in s_values)
            {
                BigInteger exact = (BigInteger)left - right;
                ArithmeticStatus expected = Boundaries.Judge(exact, int.MinValue, int.MaxValue);

                Assert.Equal(expected, Int32Math.TrySubtract(left, right, out int result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int32Math.SaturatingSubtract(left, right, out int saturated));
                Assert.Equal(BigInteger.Clamp(exact, int.MinValue, int.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Multiply_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (int left in s_values)
        {
            foreach (int right in s_values)
            {
                BigInteger exact = (BigInteger)left * right;
                ArithmeticStatus expected = Boundaries.Judge(exact, int.MinValue, int.MaxValue);

                Assert.Equal(expected, Int32Math.TryMultiply(left, right, out int result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int32Math.SaturatingMultiply(left, right, out int saturated));
                Assert.Equal(BigInteger.Clamp(exact, int.MinValue, int.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Divide_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (int left in s_values)
        {
            foreach (int right in s_values)
            {
                BigInteger exact = right == 0 ? 0 : (BigInteger)left / right;
                ArithmeticStatus expected = right == 0
                    ? ArithmeticStatus.DivideByZero
                    : Boundaries.Judge(exact, int.MinValue, int.MaxValue);

                Assert.Equal(expected, Int32Math.TryDivide(left, right, out int result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);
            }
        }
    }
}
