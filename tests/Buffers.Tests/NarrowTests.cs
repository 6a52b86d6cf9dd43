using System;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class NarrowTests
{
    [Fact]
    public void TryTo_EveryBoundary_FitsOrSaysWhy()
    {
        foreach (long value in Boundaries.All)
        {
            Check(value, byte.MinValue, byte.MaxValue, Narrow.TryToByte(value, out byte asByte), asByte);
            Check(value, short.MinValue, short.MaxValue, Narrow.TryToInt16(value, out short asInt16), asInt16);
            Check(value, ushort.MinValue, ushort.MaxValue, Narrow.TryToUInt16(value, out ushort asUInt16), asUInt16);
            Check(value, int.MinValue, int.MaxValue, Narrow.TryToInt32(value, out int asInt32), asInt32);
            Check(value, uint.MinValue, uint.MaxValue, Narrow.TryToUInt32(value, out uint asUInt32), asUInt32);
        }
    }

    [Fact]
    public void SaturatingTo_EveryBoundary_KeepsToTheRange()
    {
        foreach (long value in Boundaries.All)
        {
            Narrow.SaturatingToInt16(value, out short asInt16);
            Narrow.SaturatingToUInt16(value, out ushort asUInt16);
            Narrow.SaturatingToInt32(value, out int asInt32);
            Narrow.SaturatingToUInt32(value, out uint asUInt32);

            Assert.Equal(Math.Clamp(value, short.MinValue, short.MaxValue), asInt16);
            Assert.Equal(Math.Clamp(value, 0, ushort.MaxValue), asUInt16);
            Assert.Equal(Math.Clamp(value, int.MinValue, int.MaxValue), asInt32);
            Assert.Equal(Math.Clamp(value, 0, uint.MaxValue), asUInt32);
        }
    }

    [Fact]
    public void TryTo_Every16BitPatternAndPast_MatchesTheCastOrIsRefused()
    {
        for (long value = -70000; value <= 70000; value++)
        {
            bool isUInt16 = Narrow.TryToUInt16(value, out ushort asUInt16) == ArithmeticStatus.Ok;
            bool isInt16 = Narrow.TryToInt16(value, out short asInt16) == ArithmeticStatus.Ok;
            if (isUInt16 != (unchecked((ushort)value) == value) || isInt16 != (unchecked((short)value) == value)
                || asUInt16 != (isUInt16 ? value : 0) || asInt16 != (isInt16 ? value : 0))
            {
                Assert.Fail($"{value} became {asUInt16} and {asInt16}");
            }
        }
    }

    private static void Check(long value, long minimum, long maximum, ArithmeticStatus status, long result)
    {
        ArithmeticStatus expected = value > maximum ? ArithmeticStatus.TooLarge
            : value < minimum ? ArithmeticStatus.TooSmall
            : ArithmeticStatus.Ok;
        Assert.Equal(expected, status);
        Assert.Equal(expected == ArithmeticStatus.Ok ? value : 0, result);
    }
}
