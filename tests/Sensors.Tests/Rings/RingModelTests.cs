using System;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class RingModelTests
{
    private const int Operations = 14;
    private const int OperationsPerRun = 200;

    private readonly ITestOutputHelper _output;

    public RingModelTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 5, false)]
    [InlineData(7, 3, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 5, true)]
    [InlineData(7, 3, true)]
    public void Ring_AnyOperations_AnswersAsAQueue(int capacity, int frameSize, bool isWindow)
    {
        Check(capacity, frameSize, isWindow, 100);
    }

    [Theory(Explicit = true)]
    [Trait("Set", "manual")]
    [InlineData(1, 4, false)]
    [InlineData(4, 16, false)]
    [InlineData(1, 4, true)]
    [InlineData(4, 16, true)]
    public void Ring_AMillionOperations_AnswersAsAQueue(int capacity, int frameSize, bool isWindow)
    {
        Check(capacity, frameSize, isWindow, 1_000_000 / OperationsPerRun);
    }

    private void Check(int capacity, int frameSize, bool isWindow, int runs)
    {
        long operations = 0;
        Gen<(int, int)[]> script = Gen.ArrayOf(
            Gen.Zip(Gen.Choose(0, Operations - 1), Gen.Choose(0, 1 << 20)), OperationsPerRun);
        Property property = Prop.ForAll(Arb.From(script), steps =>
        {
            RingModel model = new(capacity, frameSize, isWindow);
            for (int i = 0; i < steps.Length; i++)
            {
                operations++;
                if (!model.Do(steps[i].Item1, steps[i].Item2))
                {
                    throw new InvalidOperationException(
                        $"the ring and the queue disagree at step {i}, operation {steps[i].Item1}");
                }
            }
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(runs));
        Assert.True(operations >= (long)runs * OperationsPerRun);
        _output.WriteLine($"{operations} operations");
    }
}
