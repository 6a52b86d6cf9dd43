using System;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.TestAdapter.Discovery;

namespace SecureBoot.TestAdapter.Running;

/// <summary>A power-on of the device: a machine that runs methods of one test class one after the other.</summary>
internal sealed class DeviceSession : IDisposable
{
    private const string Runner = "SecureBoot.TestRunner.Runner";
    private const string Skip = "nanoFramework.TestFramework.SkipTestException";

    private readonly DeviceProgram _program;
    private readonly TestSettings _settings;
    private readonly StringBuilder _output = new();
    private readonly Machine _machine;

    /// <summary>Powers on.</summary>
    /// <exception cref="RefusedException">The program refers to a missing assembly, type or member.</exception>
    /// <exception cref="BadImageFormatException">An assembly is damaged.</exception>
    public DeviceSession(DeviceProgram program, TestSettings settings, ISchedule? schedule = null)
    {
        _program = program;
        _settings = settings;
        _machine = program.Start(new MachineOptions
        {
            Limits = new Limits { HeapBytes = settings.HeapBytes },
            Seed = settings.Seed,
            Schedule = schedule,
            CountsExecutions = program.Hits is not null,
            PeakStep = settings.Meter ? 4096 : 0,
            Output = text => _output.Append(text),
        });
    }

    /// <summary>Whether the machine has ended, so that no further method can run on it.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Runs a method of the class.</summary>
    public TestVerdict Run(DeviceMethod method, int row, CancellationToken cancellation)
    {
        _output.Clear();
        Meter before = _machine.Meter;
        _machine.Limits = _machine.Limits with
        {
            Instructions = _settings.Instructions == 0 ? 0 : before.Instructions + _settings.Instructions,
            Milliseconds = _settings.Milliseconds == 0 ? 0 : (before.Microseconds / 1000) + _settings.Milliseconds,
        };
        Stopwatch time = Stopwatch.StartNew();
        RunResult result;
        using (cancellation.Register(_machine.RequestStop))
        {
            result = _machine.Call(
                Runner, "Run", [_program.Name, method.Type, method.Name, method.Parameters, row], out _);
        }

        TestVerdict verdict = VerdictOf(result);
        return verdict with { Duration = time.Elapsed, Output = OutputOf(result, result.Meter.Since(before)) };
    }

    /// <summary>Powers off.</summary>
    public void Dispose() => _program.Hits?.Add(_machine.Executed);

    private TestVerdict VerdictOf(RunResult result)
    {
        if (result.Outcome == Outcome.Completed)
        {
            return TestVerdict.Passed;
        }

        Report report = result.Report!;
        string stack = StackText.Of(report, _program.Sources);
        if (result.Outcome == Outcome.UnhandledException)
        {
            return report.Exception == Skip ? new TestVerdict(VerdictKind.Skipped, report.Message, stack)
                : new TestVerdict(VerdictKind.Failed, ExceptionText(report), stack);
        }

        IsOver = true;
        string origin = report.Origin is null ? "" : Environment.NewLine + "nf-interpreter: " + report.Origin;
        return new TestVerdict(VerdictKind.Failed, $"{Ends(result.Outcome)}: {report.What}{origin}", stack);
    }

    /// <summary>Only the message for a failed assertion, which is complete.</summary>
    private static string ExceptionText(Report report)
    {
        bool isAssertion = report.Exception!.EndsWith(".AssertFailedException", StringComparison.Ordinal);
        return isAssertion && report.Message is { } message
            ? message
            : report.Exception + (report.Message is null ? "" : ": " + report.Message);
    }

    private static string Ends(Outcome outcome)
    {
        return outcome switch
        {
            Outcome.MemoryReport => "memory report",
            Outcome.InstructionLimit => "hang: instruction limit",
            Outcome.TimeLimit => "hang: limit of virtual time",
            Outcome.Deadlock => "deadlock",
            Outcome.AssertionFailed => "Debug.Assert",
            Outcome.Rebooted => "the device rebooted",
            Outcome.Unsupported => "not in the emulator",
            Outcome.Refused => "refused at load",
            _ => outcome.ToString(),
        };
    }

    private string OutputOf(RunResult result, Meter used)
    {
        foreach (Report failure in result.ThreadFailures)
        {
            _output.Append("another thread ended: ").Append(failure).AppendLine();
        }

        if (_settings.Meter)
        {
            _output.Append(CultureInfo.InvariantCulture,
                $"{used.Instructions} instructions, {used.AllocatedBytes} bytes allocated, {used.PeakHeapBytes} bytes "
                    + $"peak heap, {used.Microseconds} us of virtual time");
            _output.AppendLine();
        }

        return _output.ToString();
    }
}
