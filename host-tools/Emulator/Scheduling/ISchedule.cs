using System.Collections.Generic;

namespace SecureBoot.Emulator.Scheduling;

/// <summary>Decides which ready thread runs next and for how long; for tests that want every interleaving. Without one
/// the machine schedules as the device does. Static constructors always run on their own.</summary>
public interface ISchedule
{
    /// <summary>Chooses among the ready threads, which are in the order in which the device would run them.</summary>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready);
}
