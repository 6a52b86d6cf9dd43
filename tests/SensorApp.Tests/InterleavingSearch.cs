using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.SensorApp.Tests;

/// <summary>Runs two threads through every order of their accesses to shared memory: memory that both threads access
/// and at least one writes. The program repeats its run, and prints where a run begins and how the run ended. Each run
/// takes the next order, depth first.</summary>
/// <remarks>The search discovers the shared memory: when a run shows one more shared place, the search starts over with
/// it. The other thread cannot notice an instruction without shared memory, so the position of such an instruction does
/// not matter. With <paramref name="skipsEqual"/>, two orders count as one if they differ only in accesses that cannot
/// notice each other (sleep sets, Godefroid 1996): after a turn of the second thread in place of the first, the first
/// thread sleeps until an access that its next access would notice.</remarks>
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

    /// <summary>Runs that repeat an earlier order.</summary>
    internal int Repeats { get; private set; }

    /// <summary>Complete runs since the last restart of the search.</summary>
    internal int Runs { get; private set; }

    /// <summary>Runs with a wrong result.</summary>
    internal int Violations { get; private set; }

    /// <summary>Whether the search has taken every order.</summary>
    internal bool IsDone { get; private set; }

    /// <summary>The shared places: both threads access them, and at least one thread writes.</summary>
    internal IEnumerable<string> Shared => _shared.Order(System.StringComparer.Ordinal);

    /// <summary>The number of shared accesses in the longest run.</summary>
    internal int LongestRun { get; private set; }

    /// <inheritdoc/>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
    {
        return new ScheduleStep(ChooseIndex([.. ready.OrderBy(thread => thread.Id)], ready), 1);
    }

    /// <summary>Marks the beginning of a run.</summary>
    internal void Begin()
    {
        _depth = 0;
        _first = -1;
        _asleep = -1;
        _isRepeat = false;
        _uses.Clear();
    }

    /// <summary>Marks the end of a run.</summary>
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
        // The thread that was created first does the setup and the checks, and runs whenever it is ready. Reading its
        // accesses gives arrays their names.
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
            // Only the sleeping thread is ready: the search has seen the rest of this run, with the sleeping thread's
            // access first.
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
