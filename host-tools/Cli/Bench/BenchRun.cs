using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Bench;

/// <summary>A boot's verification of an image on the emulator, metered phase by phase.</summary>
internal sealed class BenchRun
{
    private const string ProgramType = "SecureBoot.VerifierBench.Program";

    // The phases of a boot, in order; the phases after these are parts of the verification.
    private static readonly string[] s_phases = ["self test", "key", "verification", "assemblies"];

    private readonly List<PhaseCost> _metered = [];
    private readonly Machine _machine;
    private string _phase = "";
    private Meter _before;
    private Meter _used;

    /// <summary>Verifies an image with a key, and its table where there is one, by short signatures or by ordinary
    /// ones.</summary>
    internal BenchRun(string folder, byte[] image, PublicKey key, int[]? table, bool isNative)
    {
        ImageBytes = image.Length;
        IsNative = isNative;
        BodyBytes = BitConverter.ToInt32(image, 12);

        // Room for the largest image that an ESP32 with external memory would take: the peak is what counts.
        _machine = new Machine(new MachineOptions
        {
            Output = Take,
            PeakStep = 256,
            Limits = new Limits { HeapBytes = 4 * 1024 * 1024 }
        });
        _machine.Load(Path.Combine(folder, "VerifierBench.pe"));
        byte[] header = image[..ImageHeader.Size];
        int bodyEnd = header.Length + BodyBytes;
        RunResult run = _machine.Call(
            ProgramType,
            "Run",
            [header, image[header.Length..bodyEnd], image[bodyEnd..], key.GetPoint(), table, isNative],
            out _);
        if (run.Outcome != Outcome.Completed)
        {
            throw new InvalidOperationException(run.ToString());
        }
    }

    /// <summary>The image's size.</summary>
    internal int ImageBytes { get; }

    /// <summary>The size of its body.</summary>
    internal int BodyBytes { get; }

    /// <summary>Whether short signatures decided.</summary>
    internal bool IsNative { get; }

    /// <summary>The boot's phases, in order.</summary>
    internal IEnumerable<PhaseCost> Phases => _metered.Take(s_phases.Length);

    /// <summary>The parts of the verification.</summary>
    internal IEnumerable<PhaseCost> Parts => _metered.Skip(s_phases.Length);

    /// <summary>Instructions of all phases.</summary>
    internal long Instructions => Phases.Sum(phase => phase.Used.Instructions);

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
            _used = _machine.Meter.Since(_before);
            if (text.TrimEnd() != "<good")
            {
                throw new InvalidOperationException($"{_phase} went wrong");
            }
        }
        else if (text.StartsWith('='))
        {
            string[] counts = text[1..].TrimEnd().Split(' ');
            _metered.Add(new PhaseCost(
                _phase,
                _used,
                int.Parse(counts[0], CultureInfo.InvariantCulture),
                int.Parse(counts[1], CultureInfo.InvariantCulture)));
        }
    }
}
