using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>The main loop: picks threads, runs them, moves the clock.</summary>
internal sealed class RunLoop(Runtime runtime)
{
    // Timers that call nothing: the device would wait with them for ever.
    private const int MaxIdleSteps = 1_000_000;

    private readonly Runtime _runtime = runtime;
    private readonly Scheduler _scheduler = runtime.Scheduler;
    private readonly ThreadRunner _runner = new ThreadRunner(runtime);
    private readonly AccessReader _accesses = new AccessReader(runtime.Options.NamesLoadedArrays);
    private long _lastIdle = -1;
    private int _idleSteps;
    private bool _isStopRequested;
    private MethodDesc _method = null!;
    private ValueSlot[] _arguments = [];
    private bool _isWholeProgram;
    private GreenThread? _main;
    private long _turnEnd;

    /// <summary>Ends the run at the next switch of threads.</summary>
    public void RequestStop()
    {
        _isStopRequested = true;
    }

    /// <summary>Runs a static method on a separate thread.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="wholeProgram">Whether to continue until every thread ended, not only this thread.</param>
    /// <param name="result">The return value of the method.</param>
    public RunResult Run(MethodDesc method, ReadOnlySpan<ValueSlot> arguments, bool wholeProgram, out ValueSlot result)
    {
        _method = method;
        _arguments = arguments.ToArray();
        _isWholeProgram = wholeProgram;
        _main = null;
        _runner.Failures.Clear();
        return RunToEnd(isResumed: false, out result);
    }

    /// <summary>Goes on with a run that the limit of instructions stopped, as if it had not been stopped.</summary>
    public RunResult Resume(out ValueSlot result) => RunToEnd(isResumed: true, out result);

    private RunResult RunToEnd(bool isResumed, out ValueSlot result)
    {
        RunResult ended = Guard(isResumed, out result);
        return ended with { ThreadFailures = [.. _runner.Failures.FindAll(failure => failure != ended.Report)] };
    }

    private RunResult Guard(bool isResumed, out ValueSlot result)
    {
        result = default;
        _runtime.IsInHost = false;
        try
        {
            if (isResumed && !FinishTurn(_runtime.Usage.Running!, _turnEnd - _runtime.Usage.Instructions))
            {
                return Spent();
            }

            StaticConstructors constructors = _runtime.StaticConstructors;
            if (_main is null)
            {
                if (!RunUntil(() => !constructors.Pending))
                {
                    return Spent();
                }

                _main = _scheduler.CreateFor(_method, _arguments);
            }

            if (!RunUntil(() =>
                _isWholeProgram
                    ? _scheduler.Threads.Count == 0 && !constructors.Pending
                    : _main.Status == ThreadStatus.Ended))
            {
                return Spent();
            }

            result = _main.Result;
            _runtime.Images.Check();
            _runtime.Heap.Collect();
            return _main.Failure is { } failure
                ? Ended(Outcome.UnhandledException, failure)
                : Ended(Outcome.Completed, null);
        }
        catch (StopRun stop)
        {
            return Ended(stop.Outcome, new Report(stop.Message, StackNow));
        }
        catch (MemoryFault fault)
        {
            return Stopped(fault);
        }
        catch (FirmwareException full)
        {
            // A thread for a finalizer, a timer or a static constructor has no room for its first frame.
            string type = full.Thrown.Type.FullName;
            return Ended(Outcome.UnhandledException, new Report("unhandled " + type, StackNow) { Exception = type });
        }
        catch (Exception exception) when (HostFaults.IsFault(exception) && !_runtime.IsInHost)
        {
            return Stopped(HostFaults.Report(exception, StackNow.FirstOrDefault()?.Method ?? "the runtime"));
        }
    }

    private List<StackEntry> StackNow => _runtime.Usage.Running is { } running ? Traces.Of(running) : [];

    private RunResult Ended(Outcome outcome, Report? report) => new(outcome, _runtime.Usage.Meter, report);

    // By far the most frequent end of a campaign's runs: no exception of the host, which costs more than a thousand
    // instructions.
    private RunResult Spent()
    {
        return Ended(
            Outcome.InstructionLimit,
            new Report($"more than {_runtime.Usage.Limits.Instructions} instructions", StackNow));
    }

    private RunResult Stopped(MemoryFault fault)
    {
        return Ended(Outcome.MemoryReport, new Report(Place(fault) + ": " + fault.Message, StackNow, fault.Origin));
    }

    /// <summary>The method that firmware called: among several frames in libraries with native code, the
    /// outermost.</summary>
    private string Place(MemoryFault fault)
    {
        string place = fault.Place;
        GreenThread? running = _runtime.Usage.Running;
        for (int i = (running?.Depth ?? 0) - 1; i >= 0
            && _runtime.Natives.HasLibrary(running!.At(i).Method.Owner.Assembly.Name); i--)
        {
            place = running.At(i).Method.ApiName;
        }

        return place;
    }

    // False when the limit of instructions stopped it.
    private bool RunUntil(Func<bool> done)
    {
        while (!done())
        {
            GreenThread? thread = _runtime.StaticConstructors.Next();
            int quantum = Scheduler.Quantum;
            bool isScheduled = thread is null && _runtime.Options.Schedule is not null;
            if (thread is null)
            {
                thread = _runtime.Options.Schedule is { } schedule ? Choose(schedule, out quantum) : _scheduler.Next();
            }
            else if (thread.Status != ThreadStatus.Ready)
            {
                thread = null;
            }

            if (thread is null && (RunFinalizer() || Idle()))
            {
                continue;
            }

            // If the schedule holds all ready threads and nothing else can happen, the first ready thread runs.
            thread ??= isScheduled ? _scheduler.Ready.FirstOrDefault() : null;
            if (thread is null)
            {
                if (done())
                {
                    return true;
                }

                throw new StopRun(Outcome.Deadlock, "every thread waits for something that cannot happen");
            }

            _turnEnd = _runtime.Usage.Instructions + quantum;
            if (!FinishTurn(thread, quantum))
            {
                return false;
            }
        }

        return true;
    }

    private bool FinishTurn(GreenThread thread, long instructions)
    {
        if (!_runner.Run(thread, instructions))
        {
            return false;
        }

        _scheduler.Reinsert(thread);
        Tick();
        return true;
    }

    private GreenThread? Choose(ISchedule schedule, out int quantum)
    {
        GreenThread[] ready = [.. _scheduler.Ready];
        quantum = Scheduler.Quantum;
        if (ready.Length == 0)
        {
            return null;
        }

        _runtime.IsInHost = true;
        ScheduleStep step = schedule.Choose(Array.ConvertAll(ready, t => new ThreadView(t, _accesses)));
        _runtime.IsInHost = false;
        quantum = Math.Max(1, step.Instructions);
        return step.Index < 0 ? null : ready[step.Index];
    }

    /// <summary>Starts the next finalizer; false if no finalizer is due, or there is no memory for its thread: it stays
    /// due (Execution.cpp:1054-1069).</summary>
    private bool RunFinalizer()
    {
        Finalizers finalizers = _runtime.Heap.Finalizers;
        if (!finalizers.TryPeek(out HeapObject? item)
            || !_scheduler.TryCreateFor(
                _runtime.Dispatch.Find(item.Type, item.Type.Finalizer!), [ValueSlot.OfObject(item)], out _))
        {
            return false;
        }

        finalizers.Drop();
        return true;
    }

    /// <summary>Moves the clock to the next event; false without an event.</summary>
    private bool Idle()
    {
        long next = Math.Min(_scheduler.NextWake(), _runtime.Timers.NextDue);
        next = Math.Min(next, _runtime.Board.Clock.NextEvent - _runtime.Started ?? long.MaxValue);
        if (next == long.MaxValue)
        {
            return false;
        }

        Usage usage = _runtime.Usage;
        _idleSteps = usage.Instructions == _lastIdle ? _idleSteps + 1 : 0;
        _lastIdle = usage.Instructions;
        if (_idleSteps > MaxIdleSteps)
        {
            throw new StopRun(Outcome.Deadlock, "the clock moves on and no thread runs");
        }

        usage.Idle += Math.Max(0, next - usage.Microseconds);
        Tick();
        return true;
    }

    private void Tick()
    {
        if (_isStopRequested)
        {
            throw new StopRun(Outcome.Stopped, "stopped by the host");
        }

        // A host that moves the board's clock delays the firmware, as a slow console does.
        VirtualClock clock = _runtime.Board.Clock;
        _runtime.Usage.Idle += Math.Max(0, clock.Now - _runtime.Started - _runtime.Microseconds);
        _runtime.Usage.CheckTimeAndAllocations();
        long now = _runtime.Microseconds;
        clock.AdvanceTo(Math.Max(clock.Now, _runtime.Started + now));
        _runtime.Timers.RunDue(now);
        _scheduler.WakeDue(now);
    }
}
