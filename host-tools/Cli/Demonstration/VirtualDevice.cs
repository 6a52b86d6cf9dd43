using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Cli.Running;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Demonstration;

/// <summary>A virtual board with the boot stage in its deployment partition, run by the emulator.</summary>
/// <remarks>The boot stage trusts one key and has a security counter.</remarks>
internal sealed class VirtualDevice(string folder, PublicKey key, uint counter, Action<string> print)
{
    private const string ImagePath = @"I:\slot_a.img";
    private const string BootStage = "BootStage.pe";

    // A minute of the device's time: firmware without further output does not delay the demo.
    private const int MostMilliseconds = 60_000;

    // A new image that is refused is judged once more, after a reset.
    private const int MostPowerOns = 3;

    private readonly string _folder = folder;
    private readonly BoardTrust _trust = BoardTrust.Of(key, counter);
    private readonly Action<string> _print = print;
    private readonly List<string> _console = [];
    private readonly StringBuilder _line = new();
    private Machine? _machine;
    private Func<bool>? _isEnough;

    /// <summary>Pins, files, clock.</summary>
    internal VirtualBoard Board { get; } = new();

    /// <summary>The lines that the firmware printed.</summary>
    internal IReadOnlyList<string> Console => _console;

    /// <summary>Puts the image on the board's drive, powers on, and lets the firmware run, over resets too, until
    /// enough was printed.</summary>
    internal void Boot(byte[] image, Func<bool> isEnough)
    {
        _isEnough = isEnough;
        Board.Files.Put(ImagePath, image);
        Outcome outcome = PowerOn();
        for (int i = 1; i < MostPowerOns && outcome == Outcome.Rebooted && !isEnough(); i++)
        {
            _print("reset");
            Board.Reset();
            outcome = PowerOn();
        }
    }

    private Outcome PowerOn()
    {
        _machine = new Machine(new MachineOptions
        {
            Board = Board,
            Output = Take,
            Symbols = name => AssemblySymbols.Beside(Path.Combine(_folder, name + ".pe")),
            Limits = new Limits { Milliseconds = MostMilliseconds }
        });
        _machine.Load(Path.Combine(_folder, BootStage));
        RunResult run = _trust.Boot(_machine);
        if (run.Outcome is not (Outcome.Stopped or Outcome.Rebooted))
        {
            _print($"{run.Outcome}: {run.Report}");
        }

        return run.Outcome;
    }

    private void Take(string text)
    {
        foreach (char c in text)
        {
            if (c == '\n')
            {
                _console.Add(_line.ToString().TrimEnd('\r'));
                _print(_console[^1]);
                _line.Clear();
                if (_isEnough is not null && _isEnough())
                {
                    _machine?.RequestStop();
                }
            }
            else
            {
                _line.Append(c);
            }
        }
    }
}
