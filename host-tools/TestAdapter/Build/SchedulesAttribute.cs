using System;

namespace SecureBoot.Testing;

/// <summary>Runs a test under so many random schedules of its threads; a failure names the seed of the one that
/// failed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SchedulesAttribute : Attribute
{
    public SchedulesAttribute(int count)
    {
    }
}

/// <summary>Runs a test under every schedule that takes a thread away from the processor at most so many times, where
/// it touches what other threads may touch.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AllSchedulesAttribute : Attribute
{
    public AllSchedulesAttribute(int preemptions)
    {
    }
}
