using System;
using System.IO;
using BenchmarkDotNet.Attributes;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;

namespace SecureBoot.Benchmarks;

/// <summary>The emulator's speed on the firmware's own code. The run prints the instructions of each benchmark once at
/// the start; divide that number by the mean time.</summary>
[MemoryDiagnoser]
public class EmulatorBenchmarks
{
    private readonly byte[] _data = new byte[16 * 1024];
    private Machine _machine = new();

    /// <summary>Loads the verifier and prints what each benchmark executes.</summary>
    [GlobalSetup]
    public void Load()
    {
        _machine = new Machine(
            new MachineOptions { Limits = new Limits { HeapBytes = 4 * 1024 * 1024 }, PeakStep = 0 });
        _machine.Load(Path.Combine(Program.FirmwareFolder, "SecureBoot.pe"));
        Meter before = _machine.Meter;
        P256Verification();
        Meter between = _machine.Meter;
        IntegerLoop();
        Console.WriteLine(
            $"// instructions: P256Verification {between.Since(before).Instructions}, IntegerLoop "
                + $"{_machine.Meter.Since(between).Instructions}");
    }

    /// <summary>The known answers: SHA-256 and ECDSA P-256 verifications.</summary>
    [Benchmark]
    public object? P256Verification()
    {
        _machine.Call("SecureBoot.Crypto.KnownAnswers", "Run", [], out object? passed);
        return passed;
    }

    /// <summary>A tight loop over integers: the CRC of a nanoFramework assembly over 16 KB.</summary>
    [Benchmark]
    public object? IntegerLoop()
    {
        _machine.Call("SecureBoot.Image.PeCrc32", "Compute", [0, _data, 0, _data.Length], out object? crc);
        return crc;
    }
}
