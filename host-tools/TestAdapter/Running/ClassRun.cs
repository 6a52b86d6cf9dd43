using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter.Running;

/// <summary>Runs tests of one class on one machine; a test that stops the machine gets a new one.</summary>
internal sealed class ClassRun(
    DeviceProgram program,
    DeviceTestClass tests,
    TestSettings settings,
    Action<DeviceTest, TestVerdict> record,
    CancellationToken cancellation)
{
    private readonly DeviceProgram _program = program;
    private readonly DeviceTestClass _class = tests;
    private readonly TestSettings _settings = settings;
    private readonly Action<DeviceTest, TestVerdict> _record = record;
    private readonly CancellationToken _cancellation = cancellation;
    private (DeviceTest Test, TestVerdict Verdict)? _last;
    private DeviceSession? _session;
    private TestVerdict? _obstacle;

    /// <summary>Runs tests and records how each ended. Once cancelled no more are recorded.</summary>
    public void Run(IEnumerable<DeviceTest> tests)
    {
        foreach (DeviceTest test in tests)
        {
            Keep(test, RunOne(test));
            if (_cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        Finish();
        PowerOff();
    }

    private TestVerdict RunOne(DeviceTest test)
    {
        if (ScheduledRun.IsFor(test, _settings))
        {
            return new ScheduledRun(_program, _class, _settings, _cancellation).Run(test);
        }

        _session ??= Prepared();
        TestVerdict verdict = _obstacle ?? _session!.Run(test.Method, test.Row, _cancellation);
        if (_session is { IsOver: true })
        {
            PowerOff();
        }

        return verdict;
    }

    /// <summary>A machine after the setup of the class; null if the setup failed, which is then the verdict of every
    /// test.</summary>
    private DeviceSession? Prepared()
    {
        if (_obstacle is not null)
        {
            return null;
        }

        DeviceSession? session = Start(_program, _settings, null, out _obstacle);
        if (session is not null)
        {
            _obstacle = Prepare(session, _class, _cancellation);
        }

        if (_obstacle is not null)
        {
            session?.Dispose();
        }

        return _obstacle is null ? session : null;
    }

    /// <summary>Powers a machine on, or returns the reason of a failure.</summary>
    public static DeviceSession? Start(
        DeviceProgram program, TestSettings settings, ISchedule? schedule, out TestVerdict? obstacle)
    {
        try
        {
            obstacle = null;
            return new DeviceSession(program, settings, schedule);
        }
        catch (Exception e) when (e is RefusedException or BadImageFormatException or IOException)
        {
            obstacle = new TestVerdict(VerdictKind.Failed, "the device refuses the program: " + e.Message);
            return null;
        }
    }

    /// <summary>Runs the setup of the class; its failure or skip is the verdict of all tests.</summary>
    public static TestVerdict? Prepare(DeviceSession session, DeviceTestClass tests, CancellationToken cancellation)
    {
        foreach (DeviceMethod setup in tests.Setups)
        {
            TestVerdict verdict = session.Run(setup, -1, cancellation);
            if (verdict.Kind != VerdictKind.Passed)
            {
                return verdict with { Message = $"Setup {setup.Name}: {verdict.Message}" };
            }
        }

        return null;
    }

    /// <summary>Runs the cleanup; its failure is that of the test before it.</summary>
    public static TestVerdict CleanUp(
        DeviceSession session, DeviceTestClass tests, TestVerdict verdict, CancellationToken cancellation)
    {
        foreach (DeviceMethod cleanup in tests.Cleanups)
        {
            TestVerdict cleaned = session.IsOver ? TestVerdict.Passed : session.Run(cleanup, -1, cancellation);
            if (cleaned.Kind == VerdictKind.Failed && verdict.Kind != VerdictKind.Failed)
            {
                verdict = verdict with
                {
                    Kind = VerdictKind.Failed,
                    Message = $"Cleanup {cleanup.Name}: {cleaned.Message}",
                    Stack = cleaned.Stack
                };
            }
        }

        return verdict;
    }

    private void PowerOff()
    {
        _session?.Dispose();
        _session = null;
    }

    private void Keep(DeviceTest test, TestVerdict verdict)
    {
        if (_last is { } last)
        {
            _record(last.Test, last.Verdict);
        }

        _last = _cancellation.IsCancellationRequested ? null : (test, verdict);
    }

    private void Finish()
    {
        if (_last is { } last)
        {
            _record(
                last.Test, _session is null ? last.Verdict : CleanUp(_session, _class, last.Verdict, _cancellation));
        }
    }
}
