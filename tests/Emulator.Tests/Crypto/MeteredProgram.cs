using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Crypto;

/// <summary>Runs a program with the firmware's library on the emulator and meters its phases. A phase begins at a line
/// with > and ends at a line with &lt;.</summary>
internal static class MeteredProgram
{
    /// <summary>Measures each phase. A phase that prints False fails the test.</summary>
    public static Dictionary<string, Meter> Run(string name, string source)
    {
        Dictionary<string, Meter> phases = [];
        Machine? machine = null;
        Meter start = default;
        string phase = string.Empty;
        machine = Load(name, source, new MachineOptions { Output = Take });
        RunResult result = machine.Run();
        Assert.True(result.Outcome is Outcome.Completed, result.Report?.ToString());
        return phases;

        void Take(string text)
        {
            string line = text.TrimEnd();
            if (line.StartsWith('>'))
            {
                phase = line[1..];
                start = machine!.Meter;
            }
            else if (line.StartsWith('<'))
            {
                Assert.True(line is "<" or "<True", phase);
                phases.Add(phase, machine!.Meter.Since(start));
            }
        }
    }

    /// <summary>Makes a machine with the library and the program.</summary>
    public static Machine Load(string name, string source, MachineOptions? options = null)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "firmware");
        string[] references = [Path.Combine(folder, "SecureBoot.dll"), Path.Combine(folder, "SecureBoot.Buffers.dll")];
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(
            name, source, optimise: true, OutputKind.ConsoleApplication, references);
        Machine machine = new(options);
        machine.Load(Path.ChangeExtension(references[0], ".pe"));
        machine.LoadProgram(assembly, symbols);
        return machine;
    }
}
