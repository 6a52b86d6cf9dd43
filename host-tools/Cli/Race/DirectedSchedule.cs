using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Scheduling;

namespace SecureBoot.Cli.Race;

/// <summary>Directs a program to a finding: the thread that touches the field is held at this place until another
/// thread has touched the field too.</summary>
/// <remarks>
/// A finding is confirmed by an order of accesses that is impossible if the two threads run one after the other (the
/// four cases of Lu et al., AVIO, ASPLOS 2006): another thread writes between two accesses of one thread, or reads a
/// thread's first write before its second write. For a field that is set late: the field is read before.
/// </remarks>
/// <param name="target">The two accesses.</param>
/// <param name="occurrence">The number of the access, from 0, at which a thread is held.</param>
internal sealed class DirectedSchedule(RaceTarget target, int occurrence) : ISchedule
{
    private const int Turn = 2000;
    private const int MostWaits = 1000;
    private const int LongestHold = 200_000;

    private readonly RaceTarget _target = target;
    private readonly int _occurrence = occurrence;
    private readonly List<RaceStep> _steps = [];
    private int _seen;
    private int _running = -1;
    private int _turn;
    private int _waits;
    private int _held;
    private CodePlace? _place;
    private RaceAccess? _first;
    private RaceAccess? _second;
    private bool _isOver;

    /// <summary>Whether the interleaving was reached.</summary>
    internal bool IsConfirmed { get; private set; }

    /// <summary>Whether the program has an access of that number at all.</summary>
    internal bool IsReached => _seen > _occurrence;

    /// <summary>Whether no further steps are of interest.</summary>
    internal bool IsOver => _isOver;

    /// <summary>The steps from the first access on, one source line each.</summary>
    internal IReadOnlyList<RaceStep> Steps => _steps;

    /// <inheritdoc/>
    public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
    {
        int index = _isOver ? Fair(ready)
            : _first is null ? Seek(ready)
            : _second is null ? Hold(ready)
            : Release(ready);
        if (index >= 0 && !_isOver && _first is not null)
        {
            Note(ready[index], null);
        }

        return new ScheduleStep(index, _isOver ? Turn : 1);
    }

    // Threads take turns, as on the device; a waiting thread passes its turn to the next thread.
    private int Fair(IReadOnlyList<ThreadView> ready, int without = -1)
    {
        int current = -1;
        for (int i = 0; i < ready.Count; i++)
        {
            current = ready[i].Id == _running && ready[i].Id != without ? i : current;
        }

        if (current >= 0 && ++_turn < Turn)
        {
            return current;
        }

        ThreadView[] others = [.. ready.Where(thread => thread.Id != without).OrderBy(thread => thread.Id)];
        ThreadView? next = others.FirstOrDefault(thread => thread.Id > _running) ?? others.FirstOrDefault();
        _running = next?.Id ?? -1;
        _turn = 0;
        return next is null ? -1 : Index(ready, next.Id);
    }

    private int Seek(IReadOnlyList<ThreadView> ready)
    {
        int index = Fair(ready);
        if (_target.Of(ready[index]) is not { } access)
        {
            return index;
        }

        if (_target.Finding.IsLate)
        {
            return SeekLate(ready, access, index);
        }

        if (_seen++ == _occurrence)
        {
            _first = access;
            Note(ready[index], access);
        }

        return index;
    }

    // The thread that sets the field late is held before it does.
    private int SeekLate(IReadOnlyList<ThreadView> ready, RaceAccess access, int index)
    {
        bool isSet = access.IsWrite && access.Line == _target.Finding.Line && _target.Finding.IsIn(access.File);
        if (!isSet || _seen++ != _occurrence)
        {
            return index;
        }

        _first = access;
        return Hold(ready);
    }

    private int Hold(IReadOnlyList<ThreadView> ready)
    {
        if (!IsHeld(ready))
        {
            _isOver = true;
            return 0;
        }

        int index = Fair(ready, _first!.Thread);
        if (++_held > LongestHold || (index < 0 && ++_waits > MostWaits))
        {
            _isOver = true;
            return 0;
        }

        if (index >= 0
            && _target.Of(ready[index]) is { } access
            && access.IsOfSame(_first)
            && (access.IsWrite || _first.IsWrite))
        {
            _second = access;
            Note(ready[index], access);
            IsConfirmed = _target.Finding.IsLate && !access.IsWrite;
            _isOver = _target.Finding.IsLate;
        }

        return index;
    }

    // If no other thread can run or wake up, the machine continues the held thread, which cannot be held at this place.
    private bool IsHeld(IReadOnlyList<ThreadView> ready)
    {
        int held = Index(ready, _first!.Thread);
        CodePlace? place = held < 0 ? null : ready[held].Next;
        _place ??= place;
        return place is not null && place == _place;
    }

    private int Release(IReadOnlyList<ThreadView> ready)
    {
        int index = Index(ready, _first!.Thread);
        _isOver = index < 0 || ++_held > LongestHold;
        if (!_isOver && _target.Of(ready[index]) is { } access && access.IsOfSame(_first))
        {
            Note(ready[index], access);
            bool isBroken = _second!.IsWrite
                ? !(_first.IsWrite && access.IsWrite && !_second.IsWrite)
                : _first.IsWrite && access.IsWrite;
            IsConfirmed = isBroken && new[] { _first, _second, access }.Any(IsOfFinding);
            _isOver = true;
        }

        return index < 0 ? Fair(ready) : index;
    }

    private bool IsOfFinding(RaceAccess access) =>
        access.Line == _target.Finding.Line && _target.Finding.IsIn(access.File);

    private static int Index(IReadOnlyList<ThreadView> ready, int thread)
    {
        for (int i = 0; i < ready.Count; i++)
        {
            if (ready[i].Id == thread)
            {
                return i;
            }
        }

        return -1;
    }

    private void Note(ThreadView thread, RaceAccess? access)
    {
        if (thread.Next is not { } place)
        {
            return;
        }

        (string? file, int line) = _target.Line(place);
        bool isSame = _steps.Count > 0
            && _steps[^1] is { } last
            && last.Thread == thread.Id
            && last.Line == line
            && last.File == file
            && (access is null || last.Verb is null);
        if (isSame && access is not null)
        {
            _steps[^1] = _steps[^1] with { Verb = access.Verb };
        }
        else if (!isSame && (file is not null || access is not null))
        {
            _steps.Add(new RaceStep(thread.Id, file, line, place.Method, access?.Verb));
        }
    }
}

/// <summary>A line that a thread ran.</summary>
/// <param name="Thread">The thread's number.</param>
/// <param name="File">The source file, or null.</param>
/// <param name="Line">The line, or 0.</param>
/// <param name="Method">Type and method.</param>
/// <param name="Verb">The step's effect on the field: reads, writes, uses or changes; null without an access.</param>
internal sealed record RaceStep(int Thread, string? File, int Line, string Method, string? Verb);
