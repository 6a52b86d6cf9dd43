namespace SecureBoot.Emulator.Scheduling;

/// <summary>The choice of a schedule.</summary>
/// <param name="Index">Which of the ready threads runs; -1: none of them before the clock has moved to the next event.
/// Where there is none the first one runs.</param>
/// <param name="Instructions">How many instructions at most, before the schedule is asked again.</param>
public readonly record struct ScheduleStep(int Index, int Instructions);
