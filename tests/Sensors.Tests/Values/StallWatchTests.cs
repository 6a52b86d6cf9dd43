using Xunit;

namespace SecureBoot.Sensors.Tests;

public class StallWatchTests
{
    [Fact]
    public void Watch_CountThatStandsStill_IsStalledAtTheLimitOnly()
    {
        StallWatch watch = new(2000, now: 100);
        Assert.False(watch.IsStalled(0, 2099));
        Assert.True(watch.IsStalled(0, 2100));
        Assert.False(watch.IsStalled(1, 2200));
        Assert.False(watch.IsStalled(1, 4199));
        Assert.True(watch.IsStalled(1, 4200));
        watch.Excuse(1, 5000);
        Assert.False(watch.IsStalled(1, 6999));
    }

    // 50.9 days with a check each second: the clock wraps after 49.7 days, and the count after 2^32 turns.
    [Fact]
    public void Watch_Over50DaysAndTheWraps_IsNeverStalled()
    {
        StallWatch watch = new(2000, now: 0);
        int turns = int.MaxValue - 1000;
        uint now = 0;
        for (int second = 0; second < 4_400_000; second++)
        {
            turns = unchecked(turns + 20);
            now = unchecked(now + 1000);
            if (watch.IsStalled(turns, now))
            {
                Assert.Fail($"second {second}");
            }
        }
    }
}
