using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.TestAdapter.Running;

/// <summary>A schedule from a seed: any ready thread, for a number of instructions that is mostly small.</summary>
internal sealed class RandomSchedule(int seed) : ISchedule
{
    private const int LongestPower = 12;

    private readonly Random _random = new Random(seed);

    /// <inheritdoc/>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
    {
        return new ScheduleStep(_random.Next(ready.Count), _random.Next(1, 2 << _random.Next(LongestPower)));
    }
}
