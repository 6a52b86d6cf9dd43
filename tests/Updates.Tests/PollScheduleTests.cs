using System.Linq;
using Xunit;

namespace SecureBoot.Updates.Tests;

public static class PollScheduleTests
{
    private const int Boards = 20_000;

    [Fact]
    public static void Next_IsHalfAPeriodToOneAndAHalf_AndAPeriodInTheMean()
    {
        int[] waits = Draw(schedule => schedule.GetNext());

        Assert.InRange(waits.Min(), 1800, 1810);
        Assert.InRange(waits.Max(), 5390, 5399);
        Assert.InRange(waits.Average(), 3560, 3640);
    }

    [Theory]
    [InlineData(false, 3599)]
    [InlineData(true, 29)]
    public static void First_IsAnywhereInThePeriod_AndSoonOnTrial(bool isOnTrial, int most)
    {
        int[] waits = Draw(schedule => schedule.GetFirst(isOnTrial));

        Assert.InRange(waits.Min(), 0, most / 100);
        Assert.InRange(waits.Max(), most * 99 / 100, most);
    }

    // A trial ends after ten minutes, and a board on trial may have no network at first.
    [Fact]
    public static void Retry_OnTrial_BeginsWithHalfAMinute()
    {
        PollSchedule schedule = new(1);
        _ = schedule.GetFirst(isOnTrial: true);
        int[] most = [30, 60, 120, 240, 480];
        Assert.All(most, limit => Assert.InRange(schedule.GetRetry(0), limit / 2, limit));
        _ = schedule.GetNext();
        Assert.InRange(schedule.GetRetry(0), 1800, 3600);
    }

    [Fact]
    public static void Retry_TwiceAsLongEachTime_ToADay()
    {
        PollSchedule schedule = new(1);
        int[] most = [3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400, 86_400];
        Assert.All(most, limit => Assert.InRange(schedule.GetRetry(0), limit / 2, limit));
        _ = schedule.GetNext();
        Assert.InRange(schedule.GetRetry(0), 1800, 3600);
    }

    [Theory]
    [InlineData(7200, 7200, 14_399)]
    [InlineData(43_200, 43_200, 86_399)]
    [InlineData(int.MaxValue, 43_200, 86_399)]
    [InlineData(-5, 1801, 3600)]
    [InlineData(1, 1801, 3600)]
    public static void Retry_ServerAsks_IsSpreadOverAsLongAgain(int asked, int least, int most)
    {
        int[] waits = Draw(schedule => schedule.GetRetry(asked));

        Assert.InRange(waits.Min(), least, least + ((most - least) / 50));
        Assert.InRange(waits.Max(), most - ((most - least) / 50), most);
    }

    [Fact]
    public static void Seed_OfZero_StillDraws()
    {
        PollSchedule schedule = new(0);
        Assert.NotEqual(schedule.GetNext(), schedule.GetNext());
    }

    private static int[] Draw(System.Func<PollSchedule, int> draw)
    {
        return [.. Enumerable.Range(1, Boards).Select(board =>
        {
            PollSchedule schedule = new(unchecked((uint)board * 2654435761u));
            _ = schedule.GetFirst(false);
            return draw(schedule);
        })];
    }
}
