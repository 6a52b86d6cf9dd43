using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>System.Threading.Timer on the virtual clock: each tick runs the callback on a thread.</summary>
internal sealed class Timers(Scheduler scheduler, IThreadHost host) : IHeapRoots
{
    private const int StateField = 1;
    private const int CallbackField = 2;

    private readonly Scheduler _scheduler = scheduler;
    private readonly IThreadHost _host = host;
    private readonly List<Entry> _entries = [];

    public long NextDue => _entries.Count == 0 ? long.MaxValue : _entries.Min(e => e.Due);

    public void Change(HeapObject timer, int due, int period)
    {
        _entries.RemoveAll(e => e.Timer == timer);
        if (due >= 0)
        {
            _entries.Add(new Entry(timer, _host.Microseconds + (due * 1000L), period));
        }
    }

    public void RunDue(long now)
    {
        foreach (Entry entry in _entries.Where(e => e.Due <= now).OrderBy(e => e.Due).ToArray())
        {
            _entries.Remove(entry);
            if (entry.Period > 0)
            {
                _entries.Add(entry with
                {
                    Due = Math.Max(entry.Due, now - (entry.Period * 1000L))
                    + (entry.Period * 1000L)
                });
            }

            Run(entry.Timer);
        }
    }

    public void Mark(Reachability walk)
    {
        foreach (Entry entry in _entries)
        {
            walk.Reach(entry.Timer);
        }
    }

    private void Run(HeapObject timer)
    {
        if (timer.Fields[CallbackField].Ref is HeapDelegate callback && callback.Last.Method is { } method)
        {
            HeapDelegate last = callback.Last;
            ValueSlot state = timer.Fields[StateField];
            ValueSlot[] arguments = method.IsStatic ? [state] : [last.Target, state];
            _scheduler.CreateFor(method, arguments);
        }
    }

    private sealed record Entry(HeapObject Timer, long Due, int Period);
}
