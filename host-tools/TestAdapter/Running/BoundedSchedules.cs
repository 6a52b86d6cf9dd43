using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.TestAdapter.Running;

/// <summary>Every schedule with a bounded number of preemptions, one after the other, depth first (context bounding:
/// Musuvathi and Qadeer, PLDI 2007). A thread runs until it waits or ends; a preemption is possible before an
/// instruction that touches data which other threads can touch.</summary>
internal sealed class BoundedSchedules(int bound) : ISchedule
{
    private const int Unlimited = 20_000;

    private readonly int _bound = bound;
    private readonly List<(int Chosen, int Options)> _path = [];
    private readonly List<string> _preemptions = [];
    private bool _isBegun;
    private int _depth;
    private int _running;

    /// <summary>The places at which the schedule preempts a thread.</summary>
    public string Description => _preemptions.Count == 0 ? "nowhere" : string.Join("; ", _preemptions);

    /// <summary>Goes to the next schedule; false when all were taken.</summary>
    public bool Next()
    {
        while (_isBegun && _path.Count > 0 && _path[^1].Chosen == _path[^1].Options - 1)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        if (_isBegun && _path.Count == 0)
        {
            return false;
        }

        if (_isBegun)
        {
            _path[^1] = (_path[^1].Chosen + 1, _path[^1].Options);
        }

        _isBegun = true;
        _depth = 0;
        _running = -1;
        _preemptions.Clear();
        return true;
    }

    /// <inheritdoc/>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
    {
        ThreadView[] byId = [.. ready.OrderBy(thread => thread.Id)];
        ThreadView? current = Array.Find(byId, thread => thread.Id == _running);
        ThreadView chosen = current is null ? byId[Decide(byId.Length)] : MayStay(byId, current);
        _running = chosen.Id;
        int index = 0;
        while (ready[index] != chosen)
        {
            index++;
        }

        return new ScheduleStep(index, ready.Count == 1 && _preemptions.Count == _bound ? Unlimited : 1);
    }

    /// <summary>The running thread continues, or another thread if this can make a difference and the bound allows
    /// it.</summary>
    private ThreadView MayStay(ThreadView[] byId, ThreadView current)
    {
        if (byId.Length == 1 || _preemptions.Count == _bound || !current.NextIsShared)
        {
            return current;
        }

        ThreadView[] options = [current, .. byId.Where(thread => thread != current)];
        ThreadView chosen = options[Decide(options.Length)];
        if (chosen != current)
        {
            _preemptions.Add($"in {current.Method} before {current.NextOpcode}");
        }

        return chosen;
    }

    private int Decide(int options)
    {
        if (options == 1)
        {
            return 0;
        }

        if (_depth == _path.Count)
        {
            _path.Add((0, options));
        }

        return _path[_depth++].Chosen;
    }
}
