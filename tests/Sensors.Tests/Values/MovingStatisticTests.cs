using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class MovingStatisticTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Statistic_AnyValues_MatchesTheOracle(int window)
    {
        Random random = new(window);
        MovingStatistic statistic = new(window);
        List<int> all = [];
        int[] extremes = [int.MinValue, int.MaxValue, 0, -1, 1];
        for (int i = 0; i < 2000; i++)
        {
            int value = i % 3 == 0 ? extremes[random.Next(extremes.Length)] : random.Next(int.MinValue, int.MaxValue);
            (int, int, int) given = default;
            if (i % 7 == 0)
            {
                statistic.Add(value);
                Assert.True(statistic.TryGet(out given.Item1, out given.Item2, out given.Item3));
            }
            else
            {
                given.Item1 = statistic.Add(value, out given.Item2, out given.Item3);
            }

            all.Add(value);
            List<int> newest = [.. all.TakeLast(window)];

            Assert.Equal(newest.Count, statistic.Count);
            Assert.True(statistic.TryGetMean(out int mean));
            Assert.True(statistic.TryGetMinimum(out int minimum));
            Assert.True(statistic.TryGetMaximum(out int maximum));
            Assert.Equal((newest.Min(), newest.Max()), (minimum, maximum));
            Assert.Equal(
                (int)Math.Round(newest.Sum(number => (decimal)number) / newest.Count, MidpointRounding.AwayFromZero),
                mean);
            Assert.Equal((mean, minimum, maximum), given);
        }
    }

    // Sums around 0, where halves round away from 0.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void Mean_OfSmallNumbers_IsRoundedAwayFromZero(int window)
    {
        Random random = new(window);
        MovingStatistic statistic = new(window);
        List<int> all = [];
        for (int i = 0; i < 2000; i++)
        {
            int value = random.Next(-2, 3);
            int mean = statistic.Add(value, out _, out _);
            all.Add(value);
            int[] newest = [.. all.TakeLast(window)];
            Assert.Equal((int)Math.Round((decimal)newest.Sum() / newest.Length, MidpointRounding.AwayFromZero), mean);
        }
    }

    [Fact]
    public void Statistic_Empty_HasNoValue()
    {
        MovingStatistic statistic = new(3);
        Assert.False(statistic.TryGetMean(out int mean));
        Assert.False(statistic.TryGetMinimum(out int minimum));
        Assert.False(statistic.TryGetMaximum(out int maximum));
        Assert.Equal((0, 0, 0), (mean, minimum, maximum));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Statistic_LargestWindowOfLargestValues_DoesNotOverflow(int value)
    {
        MovingStatistic statistic = new(MovingStatistic.MaximumWindow);
        for (int i = 0; i < MovingStatistic.MaximumWindow + 5; i++)
        {
            statistic.Add(value);
        }

        Assert.True(statistic.TryGetMean(out int mean));
        Assert.Equal(value, mean);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(0x40000001)]
    public void Window_ThatCannotBe_Throws(int window)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MovingStatistic(window));
    }
}
