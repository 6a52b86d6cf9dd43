using System.IO;
using System.Linq;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Programs;

/// <summary>Each program of tests/vectors/differential/corrupt destroys the memory of the real nanoCLR. The emulator
/// stops the program with the report in its .expected file.</summary>
public sealed class CorruptTests
{
    public static TheoryData<string> Programs =>
        new(Directory.GetFiles(Folder, "*.expected").Select(Path.GetFileNameWithoutExtension)!);

    private static string Folder => Repository.Vectors(Path.Combine("differential", "corrupt"));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_OnTheEmulator_StopsWithItsMemoryReport(string name)
    {
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(Path.Combine(Folder, name + ".cs"));
        Machine machine = new(
            new MachineOptions { Limits = new Limits { Instructions = 1_000_000, HeapBytes = 2_000_000 } });
        machine.LoadProgram(assembly, symbols);
        RunResult result = machine.Run();
        string seen = result.Outcome == Outcome.MemoryReport
            ? "memory report: " + result.Report!.What
            : result.Outcome + ": " + result.Report;
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, name + ".expected")).TrimEnd(), seen);
    }
}
