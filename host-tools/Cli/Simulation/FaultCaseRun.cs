using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Faults;

namespace SecureBoot.Cli.Simulation;

/// <summary>All faults of one case.</summary>
internal sealed class FaultCaseRun
{
    // Instructions of the arithmetic, and of nanoFramework's libraries, of which one is tried.
    private const int Sample = 4001;
    private const int KeptSample = 50;
    private const int BlockSize = 400;

    // Instructions of a piece, since the run without a fault is kept for all of them: sampled ones lie far apart.
    private const long BlockSpan = 50_000;
    private const int PairBlock = 50;

    // A pending image has two judgements; one more boot for the other slot.
    private const int MostResets = 3;

    private readonly string _bootStage;
    private readonly FaultCase _case;
    private readonly FaultOptions _options;
    private readonly CallMemo _memo = new(FaultScope.Arithmetic);
    private readonly List<(FaultSite Site, FaultKind Kind)> _decision = [];
    private readonly List<(FaultSite Site, FaultKind Kind)> _sampled = [];
    private readonly List<Range> _decisionBlocks;
    private readonly List<Range> _sampledBlocks;
    private readonly FaultBoard _full;
    private readonly FaultBoard _short;
    private readonly FaultBoard _next;
    private readonly Dictionary<string, NextBoot> _boots = [];
    private readonly string _console;
    private readonly FaultEnd _end;
    private readonly Dictionary<string, byte[]> _files;
    private readonly long _usual;
    private readonly bool _hasSites;

    internal FaultCaseRun(string bootStage, FaultCase tried, FaultOptions options)
    {
        _bootStage = bootStage;
        _case = tried;
        _options = options;
        _full = Start(null);
        IReadOnlyList<FaultSite> path = _full.Record(IsNeeded, Sample);
        (_console, _end, _files, _usual) = (_full.Console, _full.End, _full.Files, _full.Instructions);
        _full.GoBack();
        _full.Learn(path, _memo);
        _sampled.AddRange(Faults(path.Where(IsSampled)));
        (_short, path) = StartShort(_memo);
        if (_short.Console != _console || !_short.HasFiles(_files))
        {
            // Remembered calls would hide effects: everything is executed.
            (_short, path) = StartShort(null);
        }

        FaultSite[] sites = [.. path.Where(site => FaultScope.IsDecision(site.Assembly, site.Type))];
        _hasSites = sites.Length > 0;
        _decision.AddRange(Faults(sites));
        _decisionBlocks = Divide(_decision);
        _sampledBlocks = options.IsArithmeticSampled ? Divide(_sampled) : [];
        _next = Start(_memo);
    }

    /// <summary>The reason why the reference run is unusable for injection; null if it is as expected.</summary>
    internal string? Problem => _end != FaultEnd.Refused ? $"the boot without a fault ends with {_end}"
        : _hasSites ? null
        : $"no decision within {_usual} instructions of a boot: nothing can be injected";

    /// <summary>Instructions of the boot without a fault.</summary>
    internal long Instructions => _usual;

    /// <summary>The number of pieces of the case.</summary>
    internal int Blocks => _decisionBlocks.Count + _sampledBlocks.Count;

    /// <summary>Tries one piece.</summary>
    internal FaultCount Run(int block, List<FaultHit> hits)
    {
        int decision = _decisionBlocks.Count;
        return block < decision
            ? Run(_short, _decision[_decisionBlocks[block]], hits)
            : Run(_full, _sampled[_sampledBlocks[block - decision]], hits);
    }

    /// <summary>Tries pairs of skips. The second skip is of the instruction that is executed at its time, if that
    /// instruction can be skipped.</summary>
    internal void RunPairs(int pairs, Random random, FaultCount count, List<FaultHit> hits)
    {
        FaultSite[] sites = [.. _decision.Select(fault => fault.Site)];
        (FaultSite First, FaultSite Second)[] drawn = [.. Enumerable
            .Range(0, pairs)
            .Select(_ => Draw(sites, random))
            .OrderBy(pair => pair.First.Number)];
        foreach ((FaultSite First, FaultSite Second)[] part in drawn.Chunk(PairBlock))
        {
            Action start = _short.MarkAgain(part[0].First.Number);
            foreach ((FaultSite first, FaultSite second) in part)
            {
                _short.GoBack();
                _short.RunTo(first.Number);
                _ = _short.Inject(first, FaultKind.Skip);
                _short.RunTo(second.Number);
                if (_short.NextSite is { } next && next.Kinds.Contains(FaultKind.Skip))
                {
                    _ = _short.Inject(next, FaultKind.Skip);
                }

                _short.RunToEnd(_usual);
                FaultEnd end = Judge(_short, out string what);
                count.Add(end);
                if (what.Length > 0)
                {
                    hits.Add(Hit(
                        first,
                        $"Skip, and of {second.Opcode} in {second.Type}.{second.Method}, {second.File}:{second.Line},",
                        what));
                }
            }

            start();
        }
    }

    private static (FaultSite First, FaultSite Second) Draw(FaultSite[] sites, Random random)
    {
        int one = random.Next(sites.Length);
        int other = random.Next(sites.Length);
        return (sites[Math.Min(one, other)], sites[Math.Max(one, other)]);
    }

    private (FaultBoard Board, IReadOnlyList<FaultSite> Path) StartShort(CallMemo? memo)
    {
        FaultBoard board = Start(memo);
        return (board, board.Record(FaultScope.IsDecision, int.MaxValue));
    }

    private FaultBoard Start(CallMemo? memo)
    {
        FaultBoard board = new(_bootStage, _case, memo);
        board.PowerOn();
        board.Mark();
        return board;
    }

    private IEnumerable<(FaultSite Site, FaultKind Kind)> Faults(IEnumerable<FaultSite> sites)
    {
        return sites
            .Where((_, i) => i % _options.Stride == 0)
            .SelectMany(site => site.Kinds.Where(_options.Kinds.Contains).Select(kind => (site, kind)));
    }

    private static bool IsNeeded(string assembly, string type) =>
        FaultScope.IsDecision(assembly, type) || FaultScope.IsKeptArithmetic(type);

    // The path already has a sample of the other instructions.
    private static bool IsSampled(FaultSite site)
    {
        return !IsNeeded(site.Assembly, site.Type)
            || (FaultScope.IsKeptArithmetic(site.Type) && site.Number % KeptSample == 0);
    }

    private static List<Range> Divide(List<(FaultSite Site, FaultKind Kind)> faults)
    {
        List<Range> blocks = [];
        for (int start = 0, end = 0; start < faults.Count; start = end)
        {
            long last = faults[start].Site.Number + BlockSpan;
            while (end < faults.Count && end < start + BlockSize && faults[end].Site.Number < last)
            {
                end++;
            }

            blocks.Add(start..end);
        }

        return blocks;
    }

    private FaultCount Run(FaultBoard board, List<(FaultSite Site, FaultKind Kind)> part, List<FaultHit> hits)
    {
        FaultCount count = new();
        Action start = board.MarkAgain(part[0].Site.Number);
        Lockstep reference = board.RecordLockstep(part[^1].Site.Number + FaultBoard.Horizon);
        Dictionary<FaultEffect, (FaultEnd End, string What)> tried = [];
        FaultSite? last = null;
        foreach ((FaultSite site, FaultKind kind) in part)
        {
            if (site != last)
            {
                tried.Clear();
                last = site;
            }

            board.GoBack();
            board.RunTo(site.Number);
            FaultEffect effect = board.Inject(site, kind);
            if (effect.Form == FaultForm.Impossible)
            {
                continue;
            }

            if (!_options.IsShort || !tried.TryGetValue(effect, out (FaultEnd End, string What) end))
            {
                // Another fault with the same effect on the same instruction has the same outcome.
                tried[effect] = end = _options.IsShort && IsNone(board, reference, site, effect)
                    ? (FaultEnd.NoEffect, "")
                    : RunOn(board);
            }

            count.Add(end.End);
            if (end.What.Length > 0)
            {
                hits.Add(Hit(site, kind.ToString(), end.What));
            }
        }

        start();
        return count;
    }

    // Whether the board is as without the fault, or soon is again.
    private static bool IsNone(FaultBoard board, Lockstep reference, FaultSite site, FaultEffect effect)
    {
        return effect.Form == FaultForm.Unchanged || board.Follow(reference, site, effect);
    }

    private (FaultEnd End, string What) RunOn(FaultBoard board)
    {
        board.RunToEnd(_usual);
        FaultEnd end = Judge(board, out string what);
        return (end, what);
    }

    private FaultHit Hit(FaultSite site, string model, string what)
    {
        return new FaultHit(
            _case.Name,
            model,
            site.Type + "." + site.Method,
            site.File ?? "",
            site.Line,
            site.Opcode,
            site.Index,
            site.Number,
            what);
    }

    // Forbidden outcomes: the board loads forbidden bytes, now or at the next power-on; or the next power-on does not
    // boot a good image.
    private FaultEnd Judge(FaultBoard board, out string what)
    {
        what = "";
        FaultEnd end = board.End;
        if (end == FaultEnd.Accepted)
        {
            what = "loaded";
            return end;
        }

        bool hasFiles = board.HasFiles(_files);
        if (hasFiles && end == _end && board.Console == _console)
        {
            return FaultEnd.NoEffect;
        }

        if (hasFiles)
        {
            return end;
        }

        NextBoot next = BootAgain(board.Files);
        if (next.IsBadLoaded)
        {
            what = "loaded at the next power-on";
            return FaultEnd.Accepted;
        }

        what = _case.MustBoot && !next.IsGoodLoaded
            ? "not booted at the next power-on: " + next.Console.Replace("\r\n", "; ", StringComparison.Ordinal)
            : "";
        return end;
    }

    // A boot depends on nothing but the files: each set of them is booted once. The reset before a second judgement
    // is part of the same power-on.
    private NextBoot BootAgain(Dictionary<string, byte[]> files)
    {
        string key = string.Join(
            '\n',
            files
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => file.Key + "=" + Convert.ToBase64String(file.Value)));
        if (!_boots.TryGetValue(key, out NextBoot? boot))
        {
            Dictionary<string, byte[]> content = files;
            for (int i = 0; i == 0 || (i < MostResets && _next.IsJudgedAgain); i++)
            {
                _next.GoBack();
                _next.Put(content);
                _next.RunToEnd(_usual);
                content = _next.Files;
            }

            boot = new NextBoot(_next.End == FaultEnd.Accepted, _next.IsGoodLoaded, _next.Console);
            _boots.Add(key, boot);
        }

        return boot;
    }

    private sealed record NextBoot(bool IsBadLoaded, bool IsGoodLoaded, string Console);
}
