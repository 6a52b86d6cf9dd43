using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class Int16MathTests
{
    private static readonly List<short> s_values =
    [
        .. Boundaries.All.Where(value => value is >= short.MinValue and <= short.MaxValue)
            .Select(value => (short)value),
    ];

    [Fact]
    public void Add_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (short left in s_values)
        {
            foreach (short right in s_values)
            {
                BigInteger exact = (BigInteger)left + right;
                ArithmeticStatus expected = Boundaries.Judge(exact, short.MinValue, (ulong)short.MaxValue);

                Assert.Equal(expected, Int16Math.TryAdd(left, right, out short result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int16Math.SaturatingAdd(left, right, out short saturated));
                Assert.Equal(BigInteger.Clamp(exact, short.MinValue, short.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Subtract_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (short left in s_values)
        {
            foreach (short right in s_values)
            {
                BigInteger exact = (BigInteger)left - right;
                ArithmeticStatus expected = Boundaries.Judge(exact, short.MinValue, (ulong)short.MaxValue);

                Assert.Equal(expected, Int16Math.TrySubtract(left, right, out short result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int16Math.SaturatingSubtract(left, right, out short saturated));
                Assert.Equal(BigInteger.Clamp(exact, short.MinValue, short.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void Multiply_EveryPairOfBoundaries_IsExactOrSaysWhy()
    {
        foreach (short left in s_values)
        {
            foreach (short right in s_values)
            {
                BigInteger exact = (BigInteger)left * right;
                ArithmeticStatus expected = Boundaries.Judge(exact, short.MinValue, (ulong)short.MaxValue);

                Assert.Equal(expected, Int16Math.TryMultiply(left, right, out short result));
                Assert.Equal(expected == ArithmeticStatus.Ok ? exact : 0, result);

                Assert.Equal(expected, Int16Math.SaturatingMultiply(left, right, out short saturated));
                Assert.Equal(BigInteger.Clamp(exact, short.MinValue, short.MaxValue), saturated);
            }
        }
    }

    [Fact]
    public void AllOperations_EveryLeftValue_MatchTheOracle()
    {
        int checks = 0;
        for (int number = short.MinValue; number <= short.MaxValue; number++)
        {
            short left = (short)number;
            foreach (short right in s_values)
            {
                Check(left + right, Int16Math.TryAdd(left, right, out short sum), sum);
                Check(left - right, Int16Math.TrySubtract(left, right, out short difference), difference);
                Check((long)left * right, Int16Math.TryMultiply(left, right, out short product), product);
                checks++;
            }
        }

        Assert.Equal(65536 * s_values.Count, checks);
    }

    private static void Check(long exact, ArithmeticStatus status, short result)
    {
        bool fits = exact is >= short.MinValue and <= short.MaxValue;
        ArithmeticStatus expected = exact > short.MaxValue ? ArithmeticStatus.TooLarge
            : fits ? ArithmeticStatus.Ok
            : ArithmeticStatus.TooSmall;

        // Millions of calls of Assert.Equal would take minutes.
        if (status != expected || result != (fits ? exact : 0))
        {
            Assert.Fail($"{exact} gave {status} and {result}");
        }
    }
}
