using System;
using SecureBoot.Update.Fleet;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>The promises of docs/updates.md, section 9, to a fleet, and broken fleets in which the simulation finds the
/// broken promise.</summary>
public static class FleetTests
{
    private const int Boards = 5_000;

    [Fact]
    public static void Release_ReachesTheShareThatWasSetAndThenEveryBoard()
    {
        FleetResult result = Run(new FleetPlan { Boards = Boards });

        Assert.Empty(result.Violations);
        Assert.InRange(result.FirstShare, 340, 660);
        Assert.Equal(Boards, result.NewPerMinute[^1]);
        Assert.Equal(Boards, result.Downloads);
    }

    [Fact]
    public static void Outage_OfADay_MakesNoCrowd()
    {
        FleetResult result = Run(new FleetPlan { Boards = Boards, OutageSeconds = FleetPlan.Day });

        Assert.Empty(result.Violations);
        Assert.InRange(result.Return, 3600, FleetPlan.Day);
    }

    [Fact]
    public static void BadRelease_IsHalted_NoBoardBeginsAfterAPeriod()
    {
        FleetResult result = Run(new FleetPlan { Boards = Boards, IsBadRelease = true });

        Assert.Empty(result.Violations);
        Assert.InRange(result.BegunAtHalt, Boards * 34 / 1000, Boards * 66 / 1000);
        Assert.Equal(0, result.NewPerMinute[^1]);
        Assert.Equal(result.BegunAtHalt, result.Downloads);
    }

    [Theory]
    [InlineData("no jitter", "requests a second at the peak")]
    [InlineData("rejected forgotten", "downloads of a release that fails its trial")]
    public static void Mistake_IsFound(string mistake, string expected)
    {
        FleetPlan plan = new()
        {
            Boards = Boards,
            IsBadRelease = mistake == "rejected forgotten",
            OutageSeconds = mistake == "no jitter" ? FleetPlan.Day : 0,
        };

        FleetResult result = Run(
            plan,
            (number, releases, fails) => mistake == "no jitter"
                ? new PunctualBoard(number, releases, fails)
                : new ForgettingBoard(number, releases, fails));

        Assert.Contains(result.Violations, violation => violation.Contains(expected, StringComparison.Ordinal));
    }

    private static FleetResult Run(FleetPlan plan, Func<uint, FleetReleases, bool, FleetBoard>? make = null)
    {
        using FleetSimulation simulation = new(plan, make);
        return simulation.Run();
    }

    private sealed class PunctualBoard(uint number, FleetReleases releases, bool fails)
        : FleetBoard(number, releases, fails)
    {
        public override int GetFirst() => 0;

        protected override int GetNext(PollSchedule schedule) => (int)schedule.PollSeconds;

        protected override int GetRetry(PollSchedule schedule) => (int)schedule.PollSeconds;
    }

    private sealed class ForgettingBoard(uint number, FleetReleases releases, bool fails)
        : FleetBoard(number, releases, fails)
    {
        protected override bool RemembersRejected => false;
    }
}
