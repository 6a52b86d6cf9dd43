using System;
using System.Diagnostics;
using System.Threading;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter.Running;

/// <summary>Runs a test under many schedules of its threads, each on a separate machine, until one fails.</summary>
internal sealed class ScheduledRun(
    DeviceProgram program, DeviceTestClass tests, TestSettings settings, CancellationToken cancellation)
{
    private const int MaxSchedules = 100_000;

    private readonly DeviceProgram _program = program;
    private readonly DeviceTestClass _class = tests;
    private readonly TestSettings _settings = settings;
    private readonly CancellationToken _cancellation = cancellation;

    /// <summary>Whether the test, or the run, asks for schedules.</summary>
    public static bool IsFor(DeviceTest test, TestSettings settings)
    {
        return test.Schedules > 0
            || test.Preemptions >= 0
            || settings.Schedules > 0
            || settings.ScheduleSeed is not null;
    }

    /// <summary>Runs the schedules. The message of a failure names the schedule; that of a pass has the number of
    /// schedules.</summary>
    public TestVerdict Run(DeviceTest test)
    {
        Stopwatch time = Stopwatch.StartNew();
        TestVerdict verdict = _settings.ScheduleSeed is { } seed ? Seeded(test, seed, 1)
            : test.Preemptions >= 0 ? All(test)
            : Seeded(test, 1, test.Schedules > 0 ? test.Schedules : _settings.Schedules);
        return verdict with { Duration = time.Elapsed };
    }

    private TestVerdict Seeded(DeviceTest test, int first, int count)
    {
        TestVerdict verdict = TestVerdict.Passed;
        for (int i = 0; i < count && !_cancellation.IsCancellationRequested; i++)
        {
            int seed = first + i;
            verdict = Once(test, new RandomSchedule(seed));
            if (verdict.Kind != VerdictKind.Passed)
            {
                return Named(
                    verdict, $"schedule seed {seed} ({i + 1} of {count}; again: -- SecureBoot.ScheduleSeed={seed})");
            }
        }

        return Counted(verdict, $"{count} random schedules, seeds {first} to {first + count - 1}");
    }

    private TestVerdict All(DeviceTest test)
    {
        BoundedSchedules schedules = new(test.Preemptions);
        TestVerdict verdict = TestVerdict.Passed;
        int count = 0;
        while (schedules.Next() && !_cancellation.IsCancellationRequested)
        {
            if (++count > MaxSchedules)
            {
                return new TestVerdict(
                    VerdictKind.Failed,
                    $"more than {MaxSchedules} schedules with at most "
                        + $"{test.Preemptions} preemptions: ask for a lower bound");
            }

            verdict = Once(test, schedules);
            if (verdict.Kind != VerdictKind.Passed)
            {
                return Named(verdict, $"schedule {count}, preempted {schedules.Description}");
            }
        }

        return Counted(verdict, $"all {count} schedules with at most {test.Preemptions} preemptions");
    }

    private TestVerdict Once(DeviceTest test, ISchedule schedule)
    {
        using DeviceSession? session = ClassRun.Start(_program, _settings, schedule, out TestVerdict? obstacle);
        if (session is null)
        {
            return obstacle!;
        }

        TestVerdict verdict = ClassRun.Prepare(session, _class, _cancellation)
            ?? session.Run(test.Method, test.Row, _cancellation);
        return ClassRun.CleanUp(session, _class, verdict, _cancellation);
    }

    private static TestVerdict Named(TestVerdict verdict, string schedule)
    {
        return verdict.Kind == VerdictKind.Skipped
            ? verdict
            : verdict with { Message = $"{schedule}: {verdict.Message}" };
    }

    private static TestVerdict Counted(TestVerdict verdict, string what) =>
        verdict with { Output = verdict.Output + what + Environment.NewLine };
}
