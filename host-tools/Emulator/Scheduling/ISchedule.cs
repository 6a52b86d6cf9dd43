using System.Collections.Generic;

namespace SecureBoot.Emulator.Scheduling;

/// <summary>Decides which ready thread runs next and for how long; for tests that want every interleaving. Without one
/// the machine schedules as the device does. Static constructors always run on their own.</summary>
public interface ISchedule
{
    /// <summary>Chooses among the ready threads, which are in the order in which the device would run them.</summary>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready);
}

/// <summary>The choice of a schedule.</summary>
/// <param name="Index">The index of the ready thread that runs; -1: no thread before the clock has moved to the next
/// event. Without such an event the first thread runs.</param>
/// <param name="Instructions">The largest number of instructions until the next question to the schedule.</param>
public readonly record struct ScheduleStep(int Index, int Instructions);
