using System;

namespace SecureBoot.Testing;

/// <summary>Runs a test under a number of random schedules of its threads; a failure names the seed of the failed
/// schedule.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SchedulesAttribute : Attribute
{
    public SchedulesAttribute(int count)
    {
    }
}

/// <summary>Runs a test under every schedule with at most this number of preemptions, at places where the test touches
/// data that other threads may touch.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AllSchedulesAttribute : Attribute
{
    public AllSchedulesAttribute(int preemptions)
    {
    }
}
