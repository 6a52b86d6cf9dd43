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

/// <summary>The naive programs of tests/vectors/cve, which docs/cve.md describes: each fails on the emulator as its kind does.</summary>
public class CveTests
{
    public static TheoryData<string, Outcome> Programs => new()
    {
        { "cve_field", Outcome.MemoryReport },
        { "cve_fragment", Outcome.UnhandledException },
        { "cve_protocol", Outcome.Completed },
        { "cve_services", Outcome.Completed },
        { "cve_tlv", Outcome.MemoryReport },
        { "cve_vendor", Outcome.MemoryReport },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void NaiveProgram_OnTheDevice_FailsAsItsKindDoes(string name, Outcome outcome)
    {
        string path = Repository.Vectors("cve", name + ".cs");
        (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(path);
        StringBuilder output = new();
        Machine machine = new(new MachineOptions { Output = text => output.Append(text), Limits = new Limits { Instructions = 20_000_000 } });
        machine.LoadProgram(assembly, symbols);
        RunResult result = machine.Run();
        Assert.True(result.Outcome == outcome, result.Outcome + ": " + result.Report + output);
        Assert.Equal(File.ReadAllText(Path.ChangeExtension(path, ".expected")), output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Manual_NamesEachProgram()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "cve.md"));
        string[] programs = [.. Directory.GetFiles(Repository.Vectors("cve"), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(programs, Programs.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
        Assert.All(programs, name => Assert.Contains("`" + name + "`", manual, StringComparison.Ordinal));
    }
}
