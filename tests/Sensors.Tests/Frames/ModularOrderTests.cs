using Xunit;

namespace SecureBoot.Sensors.Tests;

public class ModularOrderTests
{
    [Fact]
    public void Order16_All65536Values_MatchTheOracle()
    {
        foreach (ushort origin in new ushort[] { 0, 1, 32767, 32768, 32769, 65535 })
        {
            for (int ahead = 0; ahead <= ushort.MaxValue; ahead++)
            {
                ushort value = unchecked((ushort)(origin + ahead));
                bool isAfter = ahead is > 0 and < 32768;
                bool isBefore = ahead > 32768;
                if (ModularOrder.IsAfter(value, origin) != isAfter || ModularOrder.IsAfter(origin, value) != isBefore
                    || ModularOrder.Elapsed(origin, value) != ahead)
                {
                    Assert.Fail($"{origin} + {ahead}");
                }
            }
        }
    }

    [Theory]
    [InlineData(0u, 0u, false, "equal")]
    [InlineData(1u, 0u, true, "next")]
    [InlineData(0u, uint.MaxValue, true, "next, across the wrap")]
    [InlineData(uint.MaxValue, 0u, false, "before, across the wrap")]
    [InlineData(5u, uint.MaxValue - 5, true, "across the wrap")]
    [InlineData(0x7FFFFFFFu, 0u, true, "almost half the range ahead")]
    [InlineData(0x80000000u, 0u, false, "half the range: neither")]
    [InlineData(0u, 0x80000000u, false, "half the range: neither, the other way")]
    [InlineData(0x80000001u, 0u, false, "more than half the range: before")]
    [InlineData(0u, 0x80000001u, true, "more than half the range, the other way")]
    public void Order32_AroundTheWrap_GoesByTheShorterWay(uint left, uint right, bool expected, string reason)
    {
        Assert.True(ModularOrder.IsAfter(left, right) == expected, reason);
        Assert.Equal(unchecked(left - right), ModularOrder.Elapsed(right, left));
    }
}
