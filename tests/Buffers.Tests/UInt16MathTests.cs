using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class UInt16MathTests
{
    private static readonly List<ushort> s_values =
    [
        .. Boundaries.All.Where(value => value is >= ushort.MinValue and <= ushort.MaxValue)
            .Select(value => (ushort)value),
    ];

    [Fact]
    public void Add_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (ushort left in s_values)
        {
            foreach (ushort right in s_values)
            {
                BigInteger exact = (BigInteger)left + right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, ushort.MaxValue);

                Assert.Equal(expected, UInt16Math.TryAdd(left, right, out ushort result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt16Math.SaturatingAdd(left, right, out ushort saturated));
                Assert.Equal(BigInteger.Clamp(exact, ushort.MinValue, ushort.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Subtract_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (ushort left in s_values)
        {
            foreach (ushort right in s_values)
            {
                BigInteger exact = (BigInteger)left - right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, ushort.MaxValue);

                Assert.Equal(expected, UInt16Math.TrySubtract(left, right, out ushort result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt16Math.SaturatingSubtract(left, right, out ushort saturated));
                Assert.Equal(BigInteger.Clamp(exact, ushort.MinValue, ushort.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Multiply_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (ushort left in s_values)
        {
            foreach (ushort right in s_values)
            {
                BigInteger exact = (BigInteger)left * right;
                ArithmeticStatus expected = Boundaries.Judge(exact, 0, ushort.MaxValue);

                Assert.Equal(expected, UInt16Math.TryMultiply(left, right, out ushort result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, UInt16Math.SaturatingMultiply(left, right, out ushort saturated));
                Assert.Equal(BigInteger.Clamp(exact, ushort.MinValue, ushort.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void AllOperations_EveryLeftValue_MatchTheOracle()
    {
        int checks = 0;
        for (int number = ushort.MinValue; number <= ushort.MaxValue; number++)
        {
            ushort left = (ushort)number;
            foreach (ushort right in s_values)
            {
                Check(left + right, UInt16Math.TryAdd(left, right, out ushort sum), sum);
                Check(left - right, UInt16Math.TrySubtract(left, right, out ushort difference), difference);
                Check((long)left * right, UInt16Math.TryMultiply(left, right, out ushort product), product);
                checks++;
            }
        }

        Assert.Equal(65536 * s_values.Count, checks);
    }

    private static void Check(long exact, ArithmeticStatus status, ushort result)
    {
        bool fits = exact is >= ushort.MinValue and <= ushort.MaxValue;
        ArithmeticStatus expected = exact > ushort.MaxValue ? ArithmeticStatus.TooLarge
            : fits ? ArithmeticStatus.Ok
            : ArithmeticStatus.TooSmall;

        // Millions of calls of Assert.Equal would take minutes.
        if (status != expected || result != (fits ? exact : 0))
        {
            Assert.Fail($"{exact} gave {status} and {result}");
        }
    }
}
