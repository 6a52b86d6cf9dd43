using System;
using System.Collections.Generic;
using Xunit;

namespace SecureBoot.Board.Tests;

public static class VirtualClockTests
{
    [Fact]
    public static void AdvanceTo_DoesWhatIsDue_EachAtItsTimeAndInOrder()
    {
        VirtualClock clock = new();
        List<(string, long)> done = [];
        clock.Schedule(20, () => done.Add(("late", clock.Now)));
        clock.Schedule(10, () => done.Add(("first", clock.Now)));
        clock.Schedule(10, () => done.Add(("second", clock.Now)));

        clock.AdvanceTo(15);

        Assert.Equal([("first", 10), ("second", 10)], done);
        Assert.Equal(15, clock.Now);
        Assert.Equal(20, clock.NextEvent);
    }

    [Fact]
    public static void AdvanceTo_EventThatSchedules_DoesThatToo()
    {
        VirtualClock clock = new();
        int count = 0;
        void Again()
        {
            count++;
            clock.Schedule(clock.Now + 10, Again);
        }

        clock.Schedule(10, Again);
        clock.AdvanceTo(35);

        Assert.Equal(3, count);
    }

    [Fact]
    public static void Clock_TimeThatHasPassed_IsRefused()
    {
        VirtualClock clock = new();
        clock.AdvanceTo(10);

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.AdvanceTo(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Schedule(9, () => { }));
        Assert.Null(clock.NextEvent);
    }
}
