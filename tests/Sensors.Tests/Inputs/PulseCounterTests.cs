using System.Threading.Tasks;
using SecureBoot.Buffers;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class PulseCounterTests
{
    [Fact]
    public void Edges_CloserThanTheDebounce_AreBounces()
    {
        PulseCounter counter = new(10);
        counter.Start();
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(100));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(100));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(109));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(110));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(119));
        Assert.Equal(2, counter.Take());
        Assert.Equal(0, counter.Take());
    }

    [Fact]
    public void Edges_AcrossTheWrapOfTheClock_AreDebouncedAlike()
    {
        PulseCounter counter = new(10);
        counter.Start();
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(uint.MaxValue - 2));
        Assert.Equal(PulseStatus.Bounced, counter.OnEdge(3));
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(7));
    }

    [Fact]
    public void Edges_AtTimeZero_Count()
    {
        PulseCounter counter = new(10);
        counter.Start();
        Assert.Equal(PulseStatus.Counted, counter.OnEdge(0));
    }

    [Fact]
    public void Edges_WithoutDebounce_AllCount()
    {
        PulseCounter counter = new(0);
        counter.Start();
        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal(PulseStatus.Counted, counter.OnEdge(5));
        }

        Assert.Equal(1000, counter.Take());
    }

    [Fact]
    public async Task Take_WhileEdgesCome_LosesNoneAndTakesNoneTwice()
    {
        const int Edges = 200_000;
        PulseCounter counter = new(0);
        counter.Start();
        Task edges = Task.Run(
            () =>
            {
                for (int i = 0; i < Edges; i++)
                {
                    counter.OnEdge(0);
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
    [InlineData(7, 1100u, ArithmeticStatus.Ok, 381, "rounded down")]
    [InlineData(1, uint.MaxValue, ArithmeticStatus.Ok, 0, "one in 49 days")]
    [InlineData(int.MaxValue, 60000u, ArithmeticStatus.Ok, int.MaxValue, "the largest that fits")]
    [InlineData(int.MaxValue, 59999u, ArithmeticStatus.TooLarge, int.MaxValue, "just past it")]
    [InlineData(int.MaxValue, 1u, ArithmeticStatus.TooLarge, int.MaxValue, "far past it")]
    [InlineData(5, 0u, ArithmeticStatus.DivideByZero, 0, "no time passed")]
    [InlineData(-1, 1000u, ArithmeticStatus.TooSmall, 0, "no such count")]
    public void Rate_PulsesOverTime_IsARateOrAStatus(int pulses, uint elapsed, ArithmeticStatus status, int rate, string reason)
    {
        Assert.True(PulseRate.TryPerMinute(pulses, elapsed, out int result) == status, reason);
        Assert.Equal(rate, result);
    }
}
