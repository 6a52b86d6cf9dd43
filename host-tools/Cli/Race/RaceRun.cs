using System.Collections.Generic;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.Cli.Race;

/// <summary>Runs a program under one directed schedule after the other, each on a separate machine.</summary>
internal sealed class RaceRun(DevicePrograms programs, Limits limits, int schedules)
{
    private readonly DevicePrograms _programs = programs;
    private readonly Limits _limits = limits;
    private readonly int _schedules = schedules;

    /// <summary>Tries to reach a finding.</summary>
    internal RaceVerdict Try(RaceTarget target)
    {
        if (!target.IsThere)
        {
            return new RaceVerdict(target.Finding, false, 0, []);
        }

        int count = 0;
        while (count < _schedules)
        {
            DirectedSchedule schedule = new(target, count);
            count++;
            Run(schedule);
            if (schedule.IsConfirmed)
            {
                return new RaceVerdict(target.Finding, true, count, schedule.Steps);
            }

            // The program has no such access: the schedules before were all that there are.
            if (!schedule.IsReached)
            {
                break;
            }
        }

        return new RaceVerdict(target.Finding, false, count, []);
    }

    private void Run(DirectedSchedule schedule)
    {
        Machine? machine = null;
        Stopper stopper = new(schedule, () => machine!.RequestStop());
        machine = new Machine(new MachineOptions { Limits = _limits, Schedule = stopper, NamesLoadedArrays = true });
        _programs.LoadInto(machine);
        RunResult result = machine.Run();
        if (result.Outcome == Outcome.Refused)
        {
            throw new RefusalException(result.Report?.What ?? "the device refuses the program");
        }
    }

    // Ends the run when the schedule has seen enough.
    private sealed class Stopper(DirectedSchedule schedule, System.Action stop) : ISchedule
    {
        public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
        {
            ScheduleStep step = schedule.Choose(ready);
            if (schedule.IsOver)
            {
                stop();
            }

            return step;
        }
    }
}

/// <summary>The result of the runs for a finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="IsConfirmed">Whether the interleaving was reached.</param>
/// <param name="Schedules">The number of schedules that ran; 0 if the program does not touch the field in that
/// line.</param>
/// <param name="Steps">The interleaving line by line.</param>
internal sealed record RaceVerdict(RaceFinding Finding, bool IsConfirmed, int Schedules, IReadOnlyList<RaceStep> Steps);
