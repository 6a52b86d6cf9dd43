using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.SensorApp.Tests;

/// <summary>
/// Takes two threads through every order of their accesses to memory that both touch and one writes. The program
/// repeats itself and
/// prints where a run begins and how it ended; each run takes the next order, depth first.
/// </summary>
/// <remarks>
/// Which memory is shared is found out on the way: when a run shows that one more place is, the search starts over with
/// it. An
/// instruction that touches no shared memory cannot be noticed by the other thread, so its place among the others does
/// not matter.
/// With <paramref name="skipsEqual"/> two orders that differ only in accesses which cannot notice each other count as
/// one (sleep sets, Godefroid 1996):
/// where the second thread was let go first, the first sleeps until something that its next access would notice.
/// </remarks>
internal sealed class InterleavingSearch(bool skipsEqual) : ISchedule
{
    private readonly Dictionary<string, Use> _uses = [];
    private readonly HashSet<string> _shared = [];
    private readonly List<(int Chosen, int Options)> _path = [];
    private int _depth;
    private int _main = -1;
    private int _first = -1;
    private int _asleep = -1;
    private bool _isRepeat;
    private bool _startsOver;

    /// <summary>Runs that turned out to be orders taken before.</summary>
    internal int Repeats { get; private set; }

    /// <summary>Complete runs since the search last started over.</summary>
    internal int Runs { get; private set; }

    /// <summary>Runs that ended wrong.</summary>
    internal int Violations { get; private set; }

    /// <summary>Whether every order was taken.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>The places that both threads touch and one writes.</summary>
    internal IEnumerable<string> Shared => _shared.Order(System.StringComparer.Ordinal);

    /// <summary>The longest run in accesses of shared memory.</summary>
    internal int LongestRun { get; private set; }

    /// <inheritdoc/>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
    {
        return new ScheduleStep(ChooseIndex([.. ready.OrderBy(thread => thread.Id)], ready), 1);
    }

    /// <summary>A run begins.</summary>
    internal void Begin()
    {
        _depth = 0;
        _first = -1;
        _asleep = -1;
        _isRepeat = false;
        _uses.Clear();
    }

    /// <summary>A run ended.</summary>
    internal void End(bool isRight)
    {
        Runs += _isRepeat ? 0 : 1;
        Repeats += _isRepeat ? 1 : 0;
        Violations += isRight ? 0 : 1;
        LongestRun = int.Max(LongestRun, _depth);
        if (_startsOver)
        {
            (_startsOver, Runs, Repeats, Violations, LongestRun) = (false, 0, 0, 0, 0);
            _path.Clear();
            return;
        }

        while (_path.Count > 0 && _path[^1].Chosen == _path[^1].Options - 1)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        if (_path.Count == 0)
        {
            IsDone = true;
            return;
        }

        _path[^1] = (_path[^1].Chosen + 1, _path[^1].Options);
    }

    private int ChooseIndex(ThreadView[] byId, IReadOnlyList<ThreadView> ready)
    {
        // The thread that was first made sets up and judges: whenever it can go on, it does. Looking at what it does
        // gives arrays their names.
        _main = _main < 0 ? byId[0].Id : _main;
        if (byId[0].Id == _main)
        {
            _ = byId[0].Accesses;
            return IndexOf(ready, byId[0]);
        }

        _first = _first < 0 ? byId[0].Id : _first;
        foreach (ThreadView thread in byId)
        {
            IReadOnlyList<MemoryAccess> accesses = thread.Accesses;
            if (!accesses.Any(access => access.Place is not null && _shared.Contains(access.Place)))
            {
                Note(thread, accesses);
                return IndexOf(ready, thread);
            }
        }

        ThreadView chosen = skipsEqual ? ChooseAwake(byId) : byId[Decide(byId.Length)];
        Note(chosen, chosen.Accesses);
        return IndexOf(ready, chosen);
    }

    private ThreadView ChooseAwake(ThreadView[] byId)
    {
        ThreadView? asleep = byId.FirstOrDefault(thread => thread.Id == _asleep);
        ThreadView? awake = byId.FirstOrDefault(thread => thread.Id != _asleep);
        if (awake is null)
        {
            // Only the sleeper can go on: all that follows was seen when it went first.
            _isRepeat = true;
            _asleep = -1;
            return byId[0];
        }

        if (asleep is null)
        {
            int index = Decide(byId.Length);
            awake = byId[index];
            asleep = index > 0 ? byId[0] : null;
        }

        _asleep = asleep is not null && !IsNoticed(asleep.Accesses, awake.Accesses) ? asleep.Id : -1;
        return awake;
    }

    private bool IsNoticed(IReadOnlyList<MemoryAccess> left, IReadOnlyList<MemoryAccess> right)
    {
        return left.Any(one => one.Place is not null && _shared.Contains(one.Place)
            && right.Any(other => other.Place == one.Place && (one.IsWrite || other.IsWrite)));
    }

    private static int IndexOf(IReadOnlyList<ThreadView> ready, ThreadView thread)
    {
        int index = 0;
        while (ready[index] != thread)
        {
            index++;
        }

        return index;
    }

    private int Decide(int options)
    {
        if (_depth == _path.Count)
        {
            _path.Add((0, options));
        }

        return _path[_depth++].Chosen;
    }

    private void Note(ThreadView thread, IReadOnlyList<MemoryAccess> accesses)
    {
        Use user = thread.Id == _first ? Use.First : Use.Second;
        foreach (MemoryAccess access in accesses.Where(access => access.Place is not null))
        {
            Use use = _uses.GetValueOrDefault(access.Place!) | user | (access.IsWrite ? Use.Written : Use.None);
            _uses[access.Place!] = use;
            _startsOver |= use == (Use.First | Use.Second | Use.Written) && _shared.Add(access.Place!);
        }
    }

    [System.Flags]
    private enum Use
    {
        None = 0,
        First = 1,
        Second = 2,
        Written = 4,
    }
}
