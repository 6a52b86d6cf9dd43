using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Boot;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Faults;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Simulation;

/// <summary>A virtual board with the boot stage and the images of a case, which can go back to an earlier
/// instruction.</summary>
internal sealed class FaultBoard
{
    private const string Judged = "boot: Refuse";
    private const string PinHeld = "boot: recovery pin";
    private const string Recovery = "SecureBoot.BootStage.Recovery";

    // The number of instructions for which a run with a fault is compared with the run without it.
    internal const long Horizon = 1000;

    // More than a boot takes: a longer run hangs, or is in recovery.
    private const long Patience = 6_000_000;

    private readonly FaultCase _case;
    private readonly VirtualBoard _board = new();
    private readonly StringBuilder _console = new();
    private readonly Machine _machine;
    private Action _restore = static () => { };
    private int _mark;
    private bool _isGoodLoaded;
    private bool _isBadLoaded;
    private bool _isInRecovery;
    private RunResult? _run;
    private RunResult? _markedRun;

    /// <summary>A board that is off. Calls in the memo are not executed again.</summary>
    internal FaultBoard(string bootStage, FaultCase tried, CallMemo? memo = null)
    {
        _case = tried;
        Put(tried.Files);
        _machine = new Machine(new MachineOptions { Board = _board, Output = Print, Loading = Load, PeakStep = 0 });
        _machine.Load(bootStage);
        if (tried.Product is { } product)
        {
            _machine.Answer("SecureBoot.BootStage.BootStageConstants", "GetProduct", product);
        }

        _machine.StopAt(Recovery, "Run", () => _isInRecovery = true);
        if (memo is not null)
        {
            _machine.Use(memo);
        }
    }

    /// <summary>The printed text.</summary>
    internal string Console => _console.ToString();

    /// <summary>Files on the drive.</summary>
    internal Dictionary<string, byte[]> Files => _board.Files.Paths.ToDictionary(path => path, _board.Files.Get);

    /// <summary>Instructions so far.</summary>
    internal long Instructions => _machine.Meter.Instructions;

    /// <summary>Powers on and stops before the first instruction.</summary>
    internal void PowerOn()
    {
        _machine.Limits = new Limits { HeapBytes = _machine.Limits.HeapBytes, Instructions = 1 };
        _run = _case.Trust.Boot(_machine);
    }

    /// <summary>Goes on to an instruction.</summary>
    internal void RunTo(long instruction)
    {
        _machine.Limits = _machine.Limits with { Instructions = instruction };
        _run = _machine.Resume();
    }

    /// <summary>Continues to the end of the boot, within the limit of instructions for a boot.</summary>
    internal void RunToEnd(long usual)
    {
        if (_run!.Outcome == Outcome.InstructionLimit)
        {
            RunTo(usual + Patience);
        }
    }

    /// <summary>Records the run without a fault, from the stored moment to an instruction.</summary>
    internal Lockstep RecordLockstep(long instruction)
    {
        GoBack();
        return _machine.RecordLockstep(instruction);
    }

    /// <summary>Continues after a fault; returns whether the board reaches the state without the fault.</summary>
    internal bool Follow(Lockstep reference, FaultSite site, FaultEffect effect)
    {
        bool isSame = _machine.Follow(reference, site, effect, Horizon, out RunResult? run);
        _run = run ?? _run;
        return isSame;
    }

    /// <summary>Continues to the end and returns the executed instructions of the boot stage, and a sample of the other
    /// instructions.</summary>
    internal IReadOnlyList<FaultSite> Record(Func<string, string, bool> isKept, int sample)
    {
        _machine.RecordPath();
        RunToEnd(Instructions);
        return _machine.TakePath(isKept, sample);
    }

    /// <summary>Stores the calls of a path, from the start of the path.</summary>
    internal void Learn(IReadOnlyList<FaultSite> path, CallMemo memo) => _machine.Learn(path, memo);

    /// <summary>Whether the drive holds just these files.</summary>
    internal bool HasFiles(Dictionary<string, byte[]> files)
    {
        return _board.Files.Paths.Count == files.Count
            && _board.Files.Paths.All(path =>
                files.TryGetValue(path, out byte[]? file) && file.AsSpan().SequenceEqual(_board.Files.Get(path)));
    }

    /// <summary>Injects a fault into the next instruction.</summary>
    internal FaultEffect Inject(FaultSite site, FaultKind kind) => _machine.Inject(site, kind);

    /// <summary>The next instruction, of any kind.</summary>
    internal FaultSite? NextSite => _machine.NextSite;

    /// <summary>Remembers this moment.</summary>
    internal void Mark()
    {
        _mark = _console.Length;
        _markedRun = _run;
        _restore = _machine.TakeSnapshot();
    }

    /// <summary>Continues to an instruction and stores that moment in place of the previous one, until the returned
    /// function is called.</summary>
    internal Action MarkAgain(long instruction)
    {
        (Action restore, int mark) = (_restore, _mark);
        GoBack();
        RunTo(instruction);
        Mark();
        return () =>
        {
            GoBack();
            (_restore, _mark) = (restore, mark);
        };
    }

    /// <summary>Goes back to it.</summary>
    internal void GoBack()
    {
        _restore();
        _run = _markedRun;
        _console.Length = _mark;
        _isGoodLoaded = false;
        _isBadLoaded = false;
        _isInRecovery = false;
    }

    /// <summary>Puts files on the drive in place of the existing files.</summary>
    internal void Put(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (string path in _board.Files.Paths.ToArray())
        {
            _board.Files.Delete(path);
        }

        foreach ((string path, byte[] content) in files)
        {
            _board.Files.Put(path, content);
        }
    }

    /// <summary>Whether a good image was handed to the loader.</summary>
    internal bool IsGoodLoaded => _isGoodLoaded;

    /// <summary>Whether the boot stage refused a new image for the first time: a reset follows, and a second
    /// judgement.</summary>
    internal bool IsJudgedAgain => Console.Contains(
        "Refuse: " + nameof(BootReason.JudgedAgain), StringComparison.Ordinal);

    /// <summary>The outcome of the run, without a comparison with the run without a fault.</summary>
    internal FaultEnd End => _isBadLoaded ? FaultEnd.Accepted
        : _isGoodLoaded || Console.Contains(Judged, StringComparison.Ordinal) ? FaultEnd.Refused
        : _run!.Outcome == Outcome.Rebooted ? FaultEnd.Reset
        : _isInRecovery || Console.Contains(PinHeld, StringComparison.Ordinal) ? FaultEnd.Recovery
        : FaultEnd.Dead;

    private void Print(string text)
    {
        _console.Append(text);
        if (text.Contains(Judged, StringComparison.Ordinal) || text.Contains(PinHeld, StringComparison.Ordinal))
        {
            _machine.StopNow();
        }
    }

    private bool Load(byte[] bytes)
    {
        bool isGood = _case.GoodBody is { } good && good.AsSpan().SequenceEqual(bytes);
        _isGoodLoaded |= isGood;
        _isBadLoaded |= !isGood;
        return false;
    }
}
