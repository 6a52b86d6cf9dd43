using System;
using System.Collections.Generic;
using SecureBoot.Board;

namespace SecureBoot.Emulator.Natives;

/// <summary>Timers on the board's clock, by handles.</summary>
internal sealed class HighResTimers
{
    // The last start of a handle's timer; an event of an earlier start is void.
    private readonly Dictionary<int, int> _starts = [];
    private int _lastHandle;

    public int Create() => ++_lastHandle;

    public void Stop(int handle) => _starts[handle] = _starts.GetValueOrDefault(handle) + 1;

    public void Start(VirtualClock clock, int handle, long microseconds, bool isPeriodic, Action expired)
    {
        Stop(handle);
        Schedule(clock, handle, _starts[handle], microseconds, isPeriodic, expired);
    }

    private void Schedule(VirtualClock clock, int handle, int start, long microseconds, bool isPeriodic, Action expired)
    {
        clock.Schedule(clock.Now + microseconds, () =>
        {
            if (_starts[handle] != start)
            {
                return;
            }

            expired();
            if (isPeriodic)
            {
                Schedule(clock, handle, start, microseconds, isPeriodic, expired);
            }
        });
    }
}
