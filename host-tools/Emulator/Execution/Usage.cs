using System;
using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Execution;

/// <summary>The resources that a machine's runs have used, and their limits.</summary>
internal sealed class Usage
{
    private Limits _limits = new();
    private readonly DeviceHeap _heap;
    private long _callLimit;
    private long _instructions;
    private long _calls;
    private long _fuel;

    public Usage(Limits limits, DeviceHeap heap)
    {
        _heap = heap;
        Limits = limits;
    }

    /// <summary>The limits of all runs together.</summary>
    public Limits Limits
    {
        get => _limits;
        set
        {
            _limits = value;
            _callLimit = value.Calls > 0 ? value.Calls : long.MaxValue;
        }
    }

    /// <summary>The thread that runs, or ran last.</summary>
    public GreenThread? Running { get; private set; }

    /// <summary>Microseconds in which no thread was ready.</summary>
    public long Idle { get; set; }

    /// <summary>IL instructions, with those that the running thread has used and are not settled yet.</summary>
    public long Instructions => _instructions + (Running is null ? 0 : _fuel - Running.Fuel);

    /// <summary>The number of instructions before the one that reduced the running thread's fuel to
    /// <paramref name="fuel"/>.</summary>
    public long NumberOf(long fuel) => _instructions + _fuel - fuel - 1;

    /// <summary>Virtual time since the start.</summary>
    public long Microseconds => (Instructions * Scheduler.MicrosecondsPerInstruction) + Idle;

    public Meter Meter =>
        new(Instructions, _calls, _heap.Allocations, _heap.AllocatedBytes, _heap.Peak, _heap.Collections, Microseconds);

    /// <summary>A thread runs from here on, for a number of instructions at most.</summary>
    public void Begin(GreenThread thread, long quantum)
    {
        Running = thread;
        _fuel = _limits.Instructions > 0 ? Math.Min(quantum, _limits.Instructions - _instructions) : quantum;
        thread.Fuel = _fuel;
    }

    /// <summary>Adds the used fuel of the running thread.</summary>
    public void Settle()
    {
        _instructions += _fuel - Running!.Fuel;
        _fuel = Running.Fuel;
    }

    /// <summary>The running thread, whose fuel is settled while a native runs, gives way after this
    /// instruction.</summary>
    public void EndTurn()
    {
        Settle();
        _fuel = 0;
        Running!.Fuel = 0;
    }

    /// <exception cref="StopRun">The limit is passed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountCall()
    {
        if (++_calls > _callLimit)
        {
            throw TooManyCalls();
        }
    }

    /// <summary>Whether the limit of instructions is reached.</summary>
    public bool IsSpent => _limits.Instructions > 0 && _instructions >= _limits.Instructions;

    /// <exception cref="StopRun">The limit of time or of allocated bytes is passed.</exception>
    public void CheckTimeAndAllocations()
    {
        if (_limits.Milliseconds > 0 && Microseconds > _limits.Milliseconds * 1000)
        {
            throw new StopRun(Outcome.TimeLimit, $"more than {_limits.Milliseconds} ms of virtual time");
        }

        if (_limits.AllocatedBytes > 0 && _heap.AllocatedBytes > _limits.AllocatedBytes)
        {
            throw new StopRun(Outcome.AllocationLimit, $"more than {_limits.AllocatedBytes} bytes allocated");
        }
    }

    private StopRun TooManyCalls() => new(Outcome.CallLimit, $"more than {_limits.Calls} calls");
}
