using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class UInt32MathTests
{
    private static readonly List<uint> s_values =
    [
        .. Boundaries.All.Where(value => value is >= uint.MinValue and <= uint.MaxValue).Select(value => (uint)value),
    ];

    [Fact]
    public void Add_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (uint left in s_values)
        {
            foreach (uint right in s_values)
            {
                BigInteger exact = (BigInteger)left + right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, uint.MaxValue);

                Assert.Equal(expected, UInt32Math.TryAdd(left, right, out uint result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt32Math.SaturatingAdd(left, right, out uint saturated));
                Assert.Equal(BigInteger.Clamp(exact, uint.MinValue, uint.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Subtract_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (uint left in s_values)
        {
            foreach (uint right in s_values)
            {
                BigInteger exact = (BigInteger)left - right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, uint.MaxValue);

                Assert.Equal(expected, UInt32Math.TrySubtract(left, right, out uint result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt32Math.SaturatingSubtract(left, right, out uint saturated));
                Assert.Equal(BigInteger.Clamp(exact, uint.MinValue, uint.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Multiply_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (uint left in s_values)
        {
            foreach (uint right in s_values)
            {
                BigInteger exact = (BigInteger)left * right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, uint.MaxValue);

                Assert.Equal(expected, UInt32Math.TryMultiply(left, right, out uint result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt32Math.SaturatingMultiply(left, right, out uint saturated));
                Assert.Equal(BigInteger.Clamp(exact, uint.MinValue, uint.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Divide_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (uint left in s_values)
        {
            foreach (uint right in s_values)
            {
                BigInteger exact = right == 0 ? 0 : (BigInteger)left / right;
                ArithmeticStatus expected = right == 0
                    ? ArithmeticStatus.DivideByZero
                    : Boundaries.Judge(exact, 0, uint.MaxValue);

                Assert.Equal(expected, UInt32Math.TryDivide(left, right, out uint result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);
            }
        }
    }
}
