using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Image;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>One verification of an image on the emulator, metered phase by phase.</summary>
internal sealed class BenchRun
{
    private const string ProgramType = "SecureBoot.VerifierBench.Program";

    private readonly List<PhaseCost> _phases = [];
    private readonly Machine _machine;
    private string _phase = "";
    private Meter _before;

    /// <summary>Verifies an image with a key, and its table where there is one.</summary>
    internal BenchRun(string folder, byte[] image, PublicKey key, int[]? table)
    {
        ImageBytes = image.Length;

        // Room for the largest image that an ESP32 with external memory would take: the peak is what counts.
        _machine = new Machine(new MachineOptions { Output = Take, PeakStep = 256, Limits = new Limits { HeapBytes = 4 * 1024 * 1024 } });
        _machine.Load(Path.Combine(folder, "VerifierBench.pe"));
        byte[] header = image[..ImageHeader.Size];
        RunResult run = _machine.Call(ProgramType, "Run", [header, image[ImageHeader.Size..], key.GetPoint(), table], out _);
        if (run.Outcome != Outcome.Completed)
        {
            throw new InvalidOperationException(run.ToString());
        }
    }

    /// <summary>The image's size.</summary>
    internal int ImageBytes { get; }

    /// <summary>The phases, in order.</summary>
    internal IReadOnlyList<PhaseCost> Phases => _phases;

    /// <summary>The most bytes of heap at once, the image among them.</summary>
    internal long PeakHeapBytes => _machine.Meter.PeakHeapBytes;

    private void Take(string text)
    {
        if (text.StartsWith('>'))
        {
            _phase = text[1..].TrimEnd();
            _before = _machine.Meter;
        }
        else if (text.StartsWith('<'))
        {
            _phases.Add(new PhaseCost(_phase, _machine.Meter.Since(_before)));
            if (text.TrimEnd() != "<good")
            {
                throw new InvalidOperationException($"{_phase} went wrong");
            }
        }
    }
}
