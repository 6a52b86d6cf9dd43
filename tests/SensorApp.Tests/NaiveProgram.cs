using System;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

/// <summary>A naive program of tests/vectors/cwe or tests/vectors/cve, which docs/cwe.md or docs/cve.md
/// describes.</summary>
internal static class NaiveProgram
{
    /// <summary>Runs a program and compares its output with the .expected file and its outcome with
    /// <paramref name="outcome"/>. A memory report must name the source file.</summary>
    internal static void AssertFails(string folder, string name, Outcome outcome)
    {
        string path = Repository.Vectors(folder, name + ".cs");
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(path);
        StringBuilder output = new();
        Machine machine = new(new MachineOptions
        {
            Output = text => output.Append(text),
            Limits = new Limits { Instructions = 20_000_000 },
        });
        machine.LoadProgram(assembly, symbols);
        RunResult result = machine.Run();

        Assert.True(result.Outcome == outcome, result.Outcome + ": " + result.Report + output);
        Assert.Equal(
            File.ReadAllText(Path.ChangeExtension(path, ".expected")), output.ToString().ReplaceLineEndings("\n"));
        if (outcome == Outcome.MemoryReport)
        {
            Assert.Contains(name + ".cs", result.Report!.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Asserts that each program of the folder has a test and is in the manual.</summary>
    internal static void AssertManual(string folder, TheoryData<string, Outcome> programs)
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", folder + ".md"));
        string[] files = [.. Directory.GetFiles(Repository.Vectors(folder), "*.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(files, programs.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
        Assert.All(files, name => Assert.Contains("`" + name + "`", manual, StringComparison.Ordinal));
    }
}
