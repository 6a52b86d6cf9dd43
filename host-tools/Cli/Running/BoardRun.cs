using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using SecureBoot.Board;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Cli.Running;

/// <summary>Runs a virtual board: power-on after power-on, while the board resets itself, until the requested
/// end.</summary>
internal sealed class BoardRun(
    VirtualBoard board, string bootStage, BoardTrust trust, RunOptions options, Action<string>? print, Action save)
{
    private const long MicrosecondsPerMillisecond = 1000;

    private const string PowerOnCause = "power-on";

    // The pace of the clock, and how long every thread may sleep before the board counts as dead.
    private const long TickMicroseconds = 20_000;
    private const long IdleTickMicroseconds = 60_000_000;

    private readonly VirtualBoard _board = board;
    private readonly string _bootStage = bootStage;
    private readonly BoardTrust _trust = trust;
    private readonly RunOptions _options = options;
    private readonly Action<string>? _print = print;
    private readonly Action _save = save;
    private readonly List<RunPowerOn> _powerOns = [];
    private readonly Stopwatch _watch = new();
    private readonly long _began = board.Clock.Now;
    private Machine? _machine;
    private long _started;
    private PowerOnRecorder? _recorder;
    private bool _isCut;
    private bool _isEnded;
    private volatile bool _isStopAsked;
    private int _cuts;
    private Meter _used;

    /// <summary>Told of the board itself: power-on, reset, end.</summary>
    internal Action<string>? Told { get; init; }

    /// <summary>The record so far.</summary>
    internal IReadOnlyList<RunPowerOn> PowerOns => _powerOns;

    /// <summary>The resources that all power-ons used; for the heap the highest peak.</summary>
    internal Meter Meter => _used;

    /// <summary>The failure of the run, with the stack; null if the firmware did only things that a device can
    /// do.</summary>
    internal Report? Failure { get; private set; }

    /// <summary>The outcome of the run.</summary>
    internal Outcome Outcome { get; private set; }

    /// <summary>Exceptions that ended threads of the application.</summary>
    internal List<Report> ThreadFailures { get; } = [];

    /// <summary>Whether the board ended in recovery, and why: the image that was refused last.</summary>
    internal (bool IsRecovery, string Decision, string Refusal) Last { get; private set; }

    /// <summary>The last launch failure; null if the application ran at each power-on.</summary>
    internal LaunchFailure? LaunchFailure { get; private set; }

    /// <summary>Ends the run soon; from any thread.</summary>
    internal void Stop()
    {
        _isStopAsked = true;
        _machine?.RequestStop();
    }

    /// <summary>Runs the board, and returns the reason of the end.</summary>
    internal string Run()
    {
        _board.Files.Changing += operation => _recorder?.Note(operation);
        _board.Files.PowerLost += CutPower;
        if (_options.Milliseconds > 0)
        {
            // A board that sleeps does not sleep past the end.
            _board.Clock.Schedule(_began + (_options.Milliseconds * MicrosecondsPerMillisecond) + 1, static () => { });
        }

        _watch.Start();
        Tick();
        string? cause = PowerOnCause;
        string end = "";
        while (cause is not null)
        {
            (end, cause) = PowerOn(cause);
        }

        _isEnded = true;
        return end;
    }

    // The board's clock, and within a power-on the machine's, which it follows from one switch of threads to the next.
    private double Now =>
        (Math.Max(
            _board.Clock.Now,
            _machine is null ? 0 : _started + _machine.Microseconds) - _began) / (double)MicrosecondsPerMillisecond;

    private (string End, string? NextCause) PowerOn(string cause)
    {
        if (cause == PowerOnCause)
        {
            _board.Power.Forget();
        }

        Told?.Invoke(cause == PowerOnCause ? cause : $"{cause} after {Seconds(Now)}");
        _machine = MakeMachine();
        _started = _board.Clock.Now;
        _recorder = new PowerOnRecorder(_powerOns.Count + 1, cause, () => Now, Printed);
        _isCut = false;
        _board.Files.PowerOn();
        ArmCut();
        Load();
        if (_isStopAsked)
        {
            _machine.RequestStop();
        }

        RunResult result = _trust.Boot(_machine);
        Add(result);
        (string end, string? next) = Conclude(result);
        Last = (_recorder.IsRecovery, _recorder.Decision, _recorder.Refusal);
        LaunchFailure = _recorder.LaunchFailure ?? LaunchFailure;
        _board.Clock.AdvanceTo(Math.Max(_board.Clock.Now, _started + _machine.Microseconds));
        _powerOns.Add(_recorder.End(end, SlotInstall.Describe(_board.Files)));
        _board.Reset();
        _save();
        return result.Outcome == Outcome.Rebooted && next is not null ? WakeUp(end, next) : (end, next);
    }

    // A deep sleep ends in a reset: the board sleeps with its power on until something wakes it up, or the run ends.
    private (string End, string? NextCause) WakeUp(string end, string next)
    {
        if (_board.Power.Asked is null)
        {
            _board.Power.Forget();
            return (end, next);
        }

        long limit = _options.Milliseconds == 0
            ? long.MaxValue
            : _began + (_options.Milliseconds * MicrosecondsPerMillisecond);
        double slept = Now;
        Told?.Invoke($"deep sleep after {Seconds(slept)}");
        _machine = null;
        while (!_board.Power.Sleep(Math.Min(limit, _board.Clock.Now + IdleTickMicroseconds))
            && _board.Clock.Now < limit
            && !_isStopAsked)
        {
        }

        return _board.Power.Asked is null
            ? (end, $"wake-up by {_board.Power.Cause}")
            : ($"ended in deep sleep after {Seconds(Now)}", null);
    }

    private Machine MakeMachine()
    {
        long left = _options.Milliseconds == 0
            ? 0
            : Math.Max(
                1,
                ((_options.Milliseconds * MicrosecondsPerMillisecond)
                    - (_board.Clock.Now - _began)) / MicrosecondsPerMillisecond);
        return new Machine(new MachineOptions
        {
            Board = _board,
            Seed = _options.Seed,
            Limits = new Limits { Milliseconds = left },
            Symbols = name =>
                _options.Symbols?.Find(name)?.Symbols ?? AssemblySymbols.Beside(Path.Combine(_bootStage, name + ".pe")),
            Output = text =>
            {
                if (!_isCut)
                {
                    _recorder!.Print(text);
                }
            },
        });
    }

    private void Load()
    {
        foreach (string path in _options.Libraries)
        {
            if (!_machine!.IsLoaded(Path.GetFileNameWithoutExtension(path)))
            {
                _machine.Load(path);
            }
        }

        _machine!.Load(Path.Combine(_bootStage, "BootStage.pe"));
    }

    private void Printed(string line)
    {
        _print?.Invoke(line);
        if (_recorder!.IsRecovery && !_options.GoesOnInRecovery)
        {
            _machine!.RequestStop();
        }
    }

    private (string End, string? NextCause) Conclude(RunResult result)
    {
        ThreadFailures.AddRange(result.ThreadFailures);
        switch (result.Outcome)
        {
            case Outcome.Rebooted:
                return ("reset", _isStopAsked ? null : "reset");
            case Outcome.Stopped when _isCut:
                return ("power cut", _isStopAsked ? null : PowerOnCause);
            case Outcome.Stopped when _isStopAsked:
                return ($"stopped after {Seconds(Now)}", null);
            case Outcome.Stopped:
                return ($"in recovery after {Seconds(Now)}", null);
            case Outcome.TimeLimit:
                return ($"ended after {Seconds(Now)}, as asked", null);
            default:
                Failure = result.Report;
                Outcome = result.Outcome;
                return ($"ended by {result.Outcome} after {Seconds(Now)}", null);
        }
    }

    private void Add(RunResult result)
    {
        Meter more = result.Meter;
        _used = new Meter(
            _used.Instructions + more.Instructions,
            _used.Calls + more.Calls,
            _used.Allocations + more.Allocations,
            _used.AllocatedBytes + more.AllocatedBytes,
            Math.Max(_used.PeakHeapBytes, more.PeakHeapBytes),
            _used.Collections + more.Collections,
            _used.Microseconds + more.Microseconds);
    }

    private void ArmCut()
    {
        if (_cuts >= _options.Cuts.Count)
        {
            return;
        }

        PowerCut cut = _options.Cuts[_cuts++];
        _board.Files.Cut = cut.Change;
        if (cut.Change is null)
        {
            int powerOn = _powerOns.Count;
            _board.Clock.Schedule(_board.Clock.Now + (cut.Milliseconds * MicrosecondsPerMillisecond), () =>
            {
                if (_powerOns.Count == powerOn)
                {
                    _board.Files.PowerOff();
                    CutPower();
                }
            });
        }
    }

    private void CutPower()
    {
        _recorder!.Note("the power is cut");
        _isCut = true;
        _machine!.RequestStop();
    }

    // The board's time advances while every thread sleeps, and waits for the real clock if requested.
    private void Tick()
    {
        if (_isEnded)
        {
            return;
        }

        if (_options.IsRealTime)
        {
            double ahead = Now - _watch.Elapsed.TotalMilliseconds;
            if (ahead > 1)
            {
                Thread.Sleep((int)ahead);
            }
        }

        _board.Clock.Schedule(_board.Clock.Now + (_options.IsRealTime ? TickMicroseconds : IdleTickMicroseconds), Tick);
    }

    private static string Seconds(double milliseconds)
    {
        return (milliseconds / 1000).ToString("F3", System.Globalization.CultureInfo.InvariantCulture) + " s";
    }
}
