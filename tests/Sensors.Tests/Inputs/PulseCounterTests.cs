using System.Threading.Tasks;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class PulseCounterTests
{
    [Fact]
    public void Edges_ClosingWithinTheQuietTime_AreBounces()
    {
        PulseCounter counter = Make(5, 10);
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 100));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, 105));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(true, 105));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(false, 130));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(true, 139));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(false, 139));
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 149));
        Assert.Equal(PulseStatus.TooShort, counter.OnEdge(false, 153));
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 153));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, 158));
        Assert.Equal(2, counter.Take());
        Assert.Equal(0, counter.Take());
    }

    [Fact]
    public void Edges_AcrossTheWrapOfTheClock_AreDebouncedAlike()
    {
        PulseCounter counter = Make(5, 10);
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, uint.MaxValue - 10));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, uint.MaxValue - 2));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(true, 3));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(false, 4));
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 14));
    }

    [Fact]
    public void Edges_AtTimeZero_Count()
    {
        PulseCounter counter = Make(0, 10);
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 0));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, 0));
    }

    [Fact]
    public void Edges_WithoutDebounce_AllCount()
    {
        PulseCounter counter = Make(0, 0);
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 5));
            Assert.Equal(PulseStatus.Counted, counter.OnEdge(false, 5));
        }

        Assert.Equal(1000, counter.Take());
    }

    [Fact]
    public void Edges_OfOneKindTwice_StartTheTimeAnewAndCountNothing()
    {
        PulseCounter counter = Make(5, 10);
        Assert.Equal(PulseStatus.Repeated, counter.OnEdge(false, 50));
        Assert.Equal(PulseStatus.Began, counter.OnEdge(true, 100));
        Assert.Equal(PulseStatus.Repeated, counter.OnEdge(true, 104));
        Assert.Equal(PulseStatus.TooShort, counter.OnEdge(false, 106));
        Assert.Equal(0, counter.Take());
    }

    // Ten closings of 100 ms, 2 s apart. The times are in microseconds as on the contact, and in milliseconds as a
    // clock shows them.
    [Theory]
    [InlineData(0, 0, 0, "a clean contact")]
    [InlineData(3, 0, 0, "bounces for 3 ms as it closes")]
    [InlineData(0, 3, 0, "bounces for 3 ms as it opens")]
    [InlineData(5, 5, 0, "bounces for 5 ms both ways")]
    [InlineData(15, 0, 0, "bounces for 15 ms as it closes")]
    [InlineData(0, 15, 0, "bounces for 15 ms as it opens")]
    [InlineData(15, 15, 0, "bounces for 15 ms both ways")]
    [InlineData(5, 5, 50, "with spikes of 0.05 ms each 0.3 s")]
    [InlineData(15, 15, 1000, "with spikes of 1 ms each 0.3 s")]
    public void Edges_OfTenTips_AreTenPulses(int closingBounce, int openingBounce, int spike, string reason)
    {
        PulseCounter counter = Make(5, 20);
        foreach ((bool isClosed, long at) in Contact.Tips(10, closingBounce, openingBounce, spike))
        {
            counter.OnEdge(isClosed, (uint)(at / 1000));
        }

        Assert.True(counter.Take() == 10, reason);
    }

    [Fact]
    public async Task Take_WhileEdgesCome_LosesNoneAndTakesNoneTwice()
    {
        const int Edges = 200_000;
        PulseCounter counter = Make(0, 0);
        Task edges = Task.Run(
            () =>
            {
                for (int i = 0; i < Edges; i++)
                {
                    counter.OnEdge(true, 0);
                    counter.OnEdge(false, 0);
                }
            },
            TestContext.Current.CancellationToken);

        int taken = 0;
        while (!edges.IsCompleted)
        {
            taken += counter.Take();
        }

        await edges;
        Assert.Equal(Edges, taken + counter.Take());
    }

    [Theory]
    [InlineData(0, 1000u, ArithmeticStatus.Ok, 0, "none")]
    [InlineData(1, 1000u, ArithmeticStatus.Ok, 60, "one a second")]
    [InlineData(7, 1100u, ArithmeticStatus.Ok, 382, "rounded to the nearest")]
    [InlineData(1, uint.MaxValue, ArithmeticStatus.Ok, 0, "one in 49 days")]
    [InlineData(int.MaxValue, 60000u, ArithmeticStatus.Ok, int.MaxValue, "the largest that fits")]
    [InlineData(int.MaxValue, 59999u, ArithmeticStatus.TooLarge, int.MaxValue, "just past it")]
    [InlineData(int.MaxValue, 1u, ArithmeticStatus.TooLarge, int.MaxValue, "far past it")]
    [InlineData(5, 0u, ArithmeticStatus.DivideByZero, 0, "no time passed")]
    [InlineData(-1, 1000u, ArithmeticStatus.TooSmall, 0, "no such count")]
    public void Rate_PulsesOverTime_IsARateOrAStatus(
        int pulses, uint elapsed, ArithmeticStatus status, int rate, string reason)
    {
        Assert.True(PulseRate.TryPerMinute(pulses, elapsed, out int result) == status, reason);
        Assert.Equal(rate, result);
    }

    private static PulseCounter Make(uint shortest, uint quiet)
    {
        PulseCounter counter = new(shortest, quiet);
        counter.Start();
        return counter;
    }
}
