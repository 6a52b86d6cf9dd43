using System;
using System.Collections.Generic;

namespace SecureBoot.Board;

/// <summary>The board's clock, in microseconds since power-on, and the scheduled events. The clock moves only by
/// calls.</summary>
public sealed class VirtualClock
{
    // Events of one time happen in the order in which they were scheduled.
    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _order;

    /// <summary>Microseconds since power-on.</summary>
    public long Now { get; private set; }

    /// <summary>The time of the next scheduled event, or null.</summary>
    public long? NextEvent => _events.TryPeek(out _, out (long Time, long Order) key) ? key.Time : null;

    /// <summary>Schedules an event at a time that has not passed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void Schedule(long time, Action action)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        _events.Enqueue(action, (time, _order++));
    }

    /// <summary>Moves to a time; runs the due events, each at its own time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void AdvanceTo(long time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        while (_events.TryPeek(out _, out (long Time, long Order) key) && key.Time <= time)
        {
            Action action = _events.Dequeue();
            Now = key.Time;
            action();
        }

        Now = time;
    }
}
