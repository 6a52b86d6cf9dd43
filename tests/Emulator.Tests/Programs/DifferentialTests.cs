using System;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Programs;

/// <summary>Each program of tests/vectors/differential prints the recorded output of the real nanoCLR.</summary>
public sealed class DifferentialTests
{
    public static TheoryData<string> Programs =>
        new(Directory.GetFiles(Repository.Vectors("differential"), "*.expected")
            .Select(Path.GetFileNameWithoutExtension)!);

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_OnTheEmulator_PrintsWhatTheDevicePrints(string name)
    {
        string folder = Repository.Vectors("differential");
        string source = File.ReadAllText(Path.Combine(folder, name + ".cs"));
        bool optimise = !source.StartsWith("// optimise: no", StringComparison.Ordinal);
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(
            Path.Combine(folder, name + ".cs"), optimise);
        StringBuilder output = new();
        bool escapes = source.Contains("\n// escapes: ", StringComparison.Ordinal);
        Machine machine = new(new MachineOptions
        {
            StopsAtEscapes = !escapes,
            Output = text => output.Append(text),
            Limits = new Limits { Instructions = 50_000_000, HeapBytes = 2_000_000 },
        });
        machine.LoadProgram(assembly, symbols);
        RunResult result = machine.Run();
        Assert.Equal(File.ReadAllText(Path.Combine(folder, name + ".expected")), output.ToString());
        Assert.True(result.Outcome is Outcome.Completed or Outcome.UnhandledException, result.Report?.ToString());
    }
}
