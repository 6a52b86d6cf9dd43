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
/// <param name="Index">Which of the ready threads runs; -1: none of them before the clock has moved to the next event.
/// Where there is none the first one runs.</param>
/// <param name="Instructions">How many instructions at most, before the schedule is asked again.</param>
public readonly record struct ScheduleStep(int Index, int Instructions);
