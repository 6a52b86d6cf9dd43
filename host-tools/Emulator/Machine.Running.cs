using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Natives;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator;

/// <summary>The main loop: picks threads, runs them, moves the clock.</summary>
public sealed partial class Machine
{
    // Timers that call nothing: the device would wait with them for ever.
    private const int MaxIdleSteps = 1_000_000;

    private readonly AccessReader _accesses = new();
    private long _lastIdle = -1;
    private int _idleSteps;

    // What the caller's own code throws is the caller's.
    private bool _isInHost;
    private GreenThread? _running;
    private long _fuel;
    private readonly List<Report> _threadFailures = [];
    private bool _isStopRequested;

    /// <summary>What the running thread has used and <see cref="_instructions"/> does not hold yet.</summary>
    private long InstructionsInFlight => _running is null ? 0 : _fuel - _running.Fuel;

    /// <summary>Ends the run at the next switch of threads; for a host that has seen enough of what the firmware prints.</summary>
    public void RequestStop()
    {
        _isStopRequested = true;
    }

    private RunResult Run(MethodDesc method, ReadOnlySpan<Slot> arguments, bool wholeProgram, out Slot result)
    {
        _threadFailures.Clear();
        RunResult ended = RunToEnd(method, arguments, wholeProgram, out result);
        return ended with { ThreadFailures = [.. _threadFailures.FindAll(failure => failure != ended.Report)] };
    }

    private RunResult RunToEnd(MethodDesc method, ReadOnlySpan<Slot> arguments, bool wholeProgram, out Slot result)
    {
        result = default;
        _isInHost = false;
        GreenThread? main = null;
        try
        {
            RunUntil(() => !StaticConstructors.Pending);
            main = Scheduler.CreateFor(method, arguments);
            RunUntil(() => wholeProgram ? Scheduler.Threads.Count == 0 && !StaticConstructors.Pending : main.Status == ThreadStatus.Ended);
            result = main.Result;
            CheckImages();
            Heap.Collect();
            return main.Failure is { } failure
                ? new RunResult(Outcome.UnhandledException, Meter, failure)
                : new RunResult(Outcome.Completed, Meter, null);
        }
        catch (StopRun stop)
        {
            return new RunResult(stop.Outcome, Meter, new Report(stop.Message, StackNow));
        }
        catch (MemoryFault fault)
        {
            return Stopped(fault);
        }
        catch (FirmwareException full)
        {
            // A thread for a finalizer, a timer or a static constructor has no room for its first frame.
            return new RunResult(Outcome.UnhandledException, Meter, new Report("unhandled " + full.Thrown.Type.FullName, StackNow));
        }
        catch (Exception exception) when (HostFaults.IsFault(exception) && !_isInHost)
        {
            return Stopped(HostFaults.Report(exception, StackNow.FirstOrDefault()?.Method ?? "the runtime"));
        }
    }

    private RunResult Stopped(MemoryFault fault)
    {
        return new RunResult(Outcome.MemoryReport, Meter, new Report(Place(fault) + ": " + fault.Message, StackNow, fault.Origin));
    }

    private List<StackEntry> StackNow => _running is null ? [] : Traces.Of(_running);

    /// <summary>What firmware called: of several frames in libraries with native code the outermost.</summary>
    private string Place(MemoryFault fault)
    {
        string place = fault.Place;
        for (int i = (_running?.Depth ?? 0) - 1; i >= 0 && NativeLibraries.IsKnown(_running!.At(i).Method.Owner.Assembly.Name); i--)
        {
            place = _running.At(i).Method.ApiName;
        }

        return place;
    }

    private void RunUntil(Func<bool> done)
    {
        while (!done())
        {
            GreenThread? thread = StaticConstructors.Next();
            int quantum = Scheduler.Quantum;
            if (thread is null)
            {
                thread = _options.Schedule is null ? Scheduler.Next() : Choose(_options.Schedule, out quantum);
            }
            else if (thread.Status != ThreadStatus.Ready)
            {
                thread = null;
            }

            if (thread is null && (Finalizers.RunNext() || Idle()))
            {
                continue;
            }

            if (thread is null)
            {
                if (done())
                {
                    return;
                }

                throw new StopRun(Outcome.Deadlock, "every thread waits for something that cannot happen");
            }

            Execute(thread, quantum);
            Scheduler.Reinsert(thread);
            Tick();
        }
    }

    private GreenThread? Choose(ISchedule schedule, out int quantum)
    {
        GreenThread[] ready = [.. Scheduler.Ready];
        quantum = Scheduler.Quantum;
        if (ready.Length == 0)
        {
            return null;
        }

        _isInHost = true;
        ScheduleStep step = schedule.Choose(Array.ConvertAll(ready, t => new ThreadView(t, _accesses)));
        _isInHost = false;
        quantum = Math.Max(1, step.Instructions);
        return ready[step.Index];
    }

    /// <summary>Moves the clock to the next event; false when there is none.</summary>
    private bool Idle()
    {
        long next = Math.Min(Scheduler.NextWake(), Timers.NextDue);
        next = Math.Min(next, Board.Clock.NextEvent - _started ?? long.MaxValue);
        if (next == long.MaxValue)
        {
            return false;
        }

        _idleSteps = _instructions == _lastIdle ? _idleSteps + 1 : 0;
        _lastIdle = _instructions;
        if (_idleSteps > MaxIdleSteps)
        {
            throw new StopRun(Outcome.Deadlock, "the clock moves on and no thread runs");
        }

        _idle += Math.Max(0, next - Microseconds);
        Tick();
        return true;
    }

    private void Tick()
    {
        if (_isStopRequested)
        {
            throw new StopRun(Outcome.Stopped, "stopped by the host");
        }

        long now = Microseconds;
        if (_options.Limits.Milliseconds > 0 && now > _options.Limits.Milliseconds * 1000)
        {
            throw new StopRun(Outcome.TimeLimit, $"more than {_options.Limits.Milliseconds} ms of virtual time");
        }

        if (_options.Limits.AllocatedBytes > 0 && Heap.AllocatedBytes > _options.Limits.AllocatedBytes)
        {
            throw new StopRun(Outcome.AllocationLimit, $"more than {_options.Limits.AllocatedBytes} bytes allocated");
        }

        Board.Clock.AdvanceTo(Math.Max(Board.Clock.Now, _started + now));
        Timers.RunDue(now);
        Scheduler.WakeDue(now);
    }

    /// <summary>Runs a thread for a number of instructions, or until it waits or ends.</summary>
    private void Execute(GreenThread thread, long quantum)
    {
        _running = thread;
        long left = _options.Limits.Instructions > 0 ? _options.Limits.Instructions - _instructions : long.MaxValue;
        _fuel = Math.Min(quantum, left);
        thread.Fuel = _fuel;
        while (thread.Status == ThreadStatus.Ready)
        {
            LoopExit exit = thread.Thrown is null ? Step(thread) : LoopExit.Thrown;
            _instructions += _fuel - thread.Fuel;
            _fuel = thread.Fuel;
            if (exit == LoopExit.Thrown && !Handle(thread))
            {
                break;
            }

            if (exit == LoopExit.Ended)
            {
                Scheduler.End(thread);
            }

            if (exit is LoopExit.OutOfFuel or LoopExit.Waiting or LoopExit.Ended)
            {
                break;
            }
        }

        if (_options.Limits.Instructions > 0 && _instructions >= _options.Limits.Instructions && thread.Status == ThreadStatus.Ready)
        {
            throw new StopRun(Outcome.InstructionLimit, $"more than {_options.Limits.Instructions} instructions");
        }
    }

    private LoopExit Step(GreenThread thread)
    {
        try
        {
            return Interpreter.Run(thread);
        }
        catch (FirmwareException e)
        {
            Traces.Record(thread, e.Thrown);
            thread.Thrown = e.Thrown;
            return LoopExit.Thrown;
        }
    }

    /// <summary>Unwinds; false when the thread is over.</summary>
    private bool Handle(GreenThread thread)
    {
        HeapObject thrown = thread.Thrown!;
        while (true)
        {
            try
            {
                if (Unwinder.Process(thread))
                {
                    return true;
                }

                break;
            }
            catch (FirmwareException e)
            {
                thread.Thrown = e.Thrown;
            }
        }

        thrown = thread.Thrown ?? thrown;
        thread.Failure = new Report("unhandled " + thrown.Type.FullName + Message(thrown), Traces.Of(thrown));
        _threadFailures.Add(thread.Failure);
        Scheduler.End(thread);
        return false;
    }

    private static string Message(HeapObject thrown)
    {
        return thrown.Fields.Length > 0 && thrown.Fields[0].Ref is HeapString text ? ": " + text.Value : string.Empty;
    }
}
