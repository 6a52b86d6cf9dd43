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

namespace SecureBoot.Sensors.Tests.Emulated;

/// <summary>The naive programs of tests/vectors/cwe, which docs/cwe.md describes: each shows its weakness on the emulator.</summary>
public class CweTests
{
    public static TheoryData<string, Outcome> Programs => new()
    {
        { "cwe119_count", Outcome.MemoryReport },
        { "cwe787_clear", Outcome.MemoryReport },
        { "cwe125_log", Outcome.MemoryReport },
        { "cwe190_checked", Outcome.Completed },
        { "cwe362_counter", Outcome.Completed },
        { "cwe367_length", Outcome.Completed },
        { "cwe416_pool", Outcome.Completed },
        { "cwe476_early", Outcome.Completed },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void NaiveProgram_OnTheDevice_ShowsItsWeakness(string name, Outcome outcome)
    {
        string path = Repository.Vectors("cwe", name + ".cs");
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(path);
        StringBuilder output = new();
        Machine machine = new(new MachineOptions { Output = text => output.Append(text), Limits = new Limits { Instructions = 20_000_000 } });
        machine.LoadProgram(assembly, symbols);
        RunResult result = machine.Run();

        Assert.Equal(File.ReadAllText(Path.ChangeExtension(path, ".expected")), output.ToString().ReplaceLineEndings("\n"));
        Assert.True(result.Outcome == outcome, result.Outcome + ": " + result.Report);
        if (outcome == Outcome.MemoryReport)
        {
            Assert.Contains(name + ".cs", result.Report!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Manual_HasARowForEachProgram()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cwe.md"));
        string[] programs = [.. Directory.GetFiles(Repository.Vectors("cwe"), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(programs, Programs.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
        Assert.All(programs, name => Assert.Contains("`" + name + "`", manual, StringComparison.Ordinal));
    }
}
