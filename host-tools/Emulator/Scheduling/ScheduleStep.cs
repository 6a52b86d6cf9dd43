namespace SecureBoot.Emulator.Scheduling;

/// <summary>The choice of a schedule.</summary>
/// <param name="Index">Which of the ready threads runs.</param>
/// <param name="Instructions">How many instructions at most, before the schedule is asked again.</param>
public readonly record struct ScheduleStep(int Index, int Instructions);
