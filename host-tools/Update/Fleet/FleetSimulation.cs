using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Updates;

namespace SecureBoot.Update.Fleet;

/// <summary>Runs a fleet through days of seconds: a release that grows or is halted, a server that is away.</summary>
public sealed class FleetSimulation : IDisposable
{
    private const int Minute = 60;

    private readonly FleetPlan _plan;
    private readonly FleetReleases _releases;
    private readonly FleetBoard[] _boards;
    private readonly List<int>?[] _looks;
    private readonly int[] _requests;
    private readonly int[] _new;
    private readonly int[] _lastLook;
    private int _newCount;
    private int _downloads;
    private int _begunAtHalt;
    private int _begunAfterHalt;
    private double _firstShare;

    /// <summary>A fleet for a plan. <paramref name="make"/> makes each board; null makes them as they are.</summary>
    public FleetSimulation(FleetPlan plan, Func<uint, FleetReleases, bool, FleetBoard>? make = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _releases = new FleetReleases(plan.PollSeconds);
        make ??= (number, releases, fails) => new FleetBoard(number, releases, fails);
        _boards = [.. Enumerable
            .Range(0, plan.Boards)
            .Select(number => make((uint)number, _releases, plan.IsBadRelease))];
        _looks = new List<int>?[plan.End];
        _requests = new int[plan.End / Minute];
        _new = new int[plan.End / Minute];
        _lastLook = new int[plan.Boards];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _releases.Dispose();
    }

    /// <summary>Runs it to its end.</summary>
    public FleetResult Run()
    {
        for (int board = 0; board < _boards.Length; board++)
        {
            Expect(board, _boards[board].GetFirst());
        }

        Manifest manifest = _releases.PublishInField();
        for (int second = 0; second < _plan.End; second++)
        {
            manifest = Publish(second) ?? manifest;
            bool isAway = second >= FleetPlan.OutageStart && second < _plan.OutageEnd;
            foreach (int board in _looks[second] ?? [])
            {
                Look(board, second, isAway ? null : manifest);
            }

            _looks[second] = null;
            _new[second / Minute] = _newCount;
        }

        return Conclude();
    }

    private Manifest? Publish(int second)
    {
        if (second == FleetPlan.Release)
        {
            return _releases.PublishRelease(_plan.FirstShare);
        }

        if (second == FleetPlan.Halt && _plan.IsBadRelease)
        {
            _begunAtHalt = _boards.Count(board => board.Downloads > 0);
            return _releases.PublishRelease(_plan.FirstShare, isHalted: true);
        }

        if (second == FleetPlan.Everybody && !_plan.IsBadRelease)
        {
            _firstShare = (double)Manifest.WholeFleet * _newCount / _boards.Length;
            return _releases.PublishRelease(Manifest.WholeFleet);
        }

        return null;
    }

    private void Look(int number, int second, Manifest? manifest)
    {
        FleetBoard board = _boards[number];
        int downloads = board.Downloads;
        bool ranNew = board.RunsNew;
        int wait = board.Look(manifest, out int requests);
        _requests[second / Minute] += requests;
        _downloads += board.Downloads - downloads;
        _newCount += (board.RunsNew ? 1 : 0) - (ranNew ? 1 : 0);
        _begunAfterHalt += _plan.IsBadRelease && second > FleetPlan.Halt + (int)_plan.PollSeconds
            ? board.Downloads - downloads
            : 0;
        if (manifest is not null && second >= _plan.OutageEnd && _lastLook[number] == 0)
        {
            _lastLook[number] = second;
        }

        Expect(number, second + Math.Max(1, wait));
    }

    private void Expect(int board, int second)
    {
        if (second < _plan.End)
        {
            (_looks[second] ??= []).Add(board);
        }
    }

    private FleetResult Conclude()
    {
        int from = (_plan.OutageSeconds > 0 ? _plan.OutageEnd : FleetPlan.Day) / Minute;

        // The first hour of the first day fills up.
        double mean = _requests.Take(FleetPlan.Day / Minute).Skip(2 * Minute).Average() / Minute;
        double peak = (double)_requests.Skip(from).Max() / Minute;
        FleetResult result = new()
        {
            RequestsPerMinute = _requests,
            NewPerMinute = _new,
            Mean = mean,
            Peak = peak,
            Downloads = _downloads,
            FirstShare = _firstShare,
            BegunAtHalt = _begunAtHalt,
            BegunAfterHalt = _begunAfterHalt,
            UpdatedUnconfirmed = _boards.Count(board => board.UpdatedUnconfirmed),
            Return = _plan.OutageSeconds == 0 ? 0 : GetReturn(),
            Violations = [],
        };
        return result with { Violations = [.. Judge(result)] };
    }

    private int GetReturn()
    {
        int[] first = [.. _lastLook.Select(second => second == 0 ? _plan.End : second).Order()];
        return first[(first.Length * 99 / 100) - 1] - _plan.OutageEnd;
    }

    // 1 % of the fleet; of a small one five standard deviations, which chance does not reach.
    private double GetTolerance()
    {
        double share = (double)_plan.FirstShare / Manifest.WholeFleet;
        return Math.Max(
            Manifest.WholeFleet / 100.0, 5 * Manifest.WholeFleet * Math.Sqrt(share * (1 - share) / _boards.Length));
    }

    private IEnumerable<string> Judge(FleetResult result)
    {
        if (_plan.OutageSeconds > 0 && result.Peak > 3 * result.Mean)
        {
            yield return $"{result.Peak:F1} requests a second at the peak, expected at most 3 times the mean, "
                + $"{result.Mean:F1}";
        }

        if (!_plan.IsBadRelease && Math.Abs(result.FirstShare - _plan.FirstShare) > GetTolerance())
        {
            yield return $"{result.FirstShare / 100:F2} % of the boards had the release, expected "
                + $"{_plan.FirstShare / 100.0:F2} %, within {GetTolerance() / 100:F2} %";
        }

        if (result.BegunAfterHalt > 0)
        {
            yield return $"{result.BegunAfterHalt} boards began with the release after a period from its halt";
        }

        if (_plan.IsBadRelease && result.Downloads > _boards.Count(board => board.Downloads > 0))
        {
            yield return $"{result.Downloads} downloads of a release that fails its trial, expected one a board";
        }

        if (result.UpdatedUnconfirmed > 0)
        {
            yield return $"{result.UpdatedUnconfirmed} boards went on from an image that was not confirmed";
        }
    }
}
