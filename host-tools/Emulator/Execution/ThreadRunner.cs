using System.Collections.Generic;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Execution;

/// <summary>Runs one thread for a while, and handles its exceptions.</summary>
internal sealed class ThreadRunner(Runtime runtime)
{
    private readonly Runtime _runtime = runtime;

    /// <summary>The exceptions that ended threads.</summary>
    public List<Report> Failures { get; } = [];

    /// <summary>Runs a thread for a number of instructions, or until it waits or ends; false when the limit of
    /// instructions stopped it.</summary>
    public bool Run(GreenThread thread, long quantum)
    {
        _runtime.Usage.Begin(thread, quantum);
        while (thread.Status == ThreadStatus.Ready)
        {
            LoopExit exit = thread.Thrown is null ? Step(thread) : LoopExit.Thrown;
            _runtime.Usage.Settle();
            if (exit == LoopExit.Thrown && !Handle(thread))
            {
                break;
            }

            if (exit == LoopExit.Ended)
            {
                _runtime.Scheduler.End(thread);
            }

            if (exit is LoopExit.OutOfFuel or LoopExit.Waiting or LoopExit.Ended)
            {
                break;
            }
        }

        return thread.Status != ThreadStatus.Ready || !_runtime.Usage.IsSpent;
    }

    private LoopExit Step(GreenThread thread)
    {
        try
        {
            return _runtime.Options.CountsExecutions ? _runtime.Interpreter.Run<Counted>(thread)
                : _runtime.Watcher is not null ? _runtime.Interpreter.Run<Traced>(thread)
                : _runtime.Interpreter.Run<Uncounted>(thread);
        }
        catch (FirmwareException e)
        {
            _runtime.Traces.Record(thread, e.Thrown);
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
                if (_runtime.Unwinder.Process(thread))
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
        string? message = Message(thrown);
        string what = "unhandled " + thrown.Type.FullName + (message is null ? "" : ": " + message);
        thread.Failure = new Report(
            what, _runtime.Traces.Of(thrown))
        { Exception = thrown.Type.FullName, Message = message };
        Failures.Add(thread.Failure);
        _runtime.Scheduler.End(thread);
        return false;
    }

    private static string? Message(HeapObject thrown)
    {
        return thrown.Fields.Length > 0 && thrown.Fields[0].Ref is HeapString text ? text.Value : null;
    }
}
