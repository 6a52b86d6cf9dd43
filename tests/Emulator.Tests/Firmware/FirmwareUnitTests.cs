using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Each unit test of the firmware (tests/Firmware.Tests, assembly NFUnitTest), run on the emulator.</summary>
/// <remarks>The expected list comes from the assembly's metadata: a test that prints no line, or that runs but is not
/// listed, fails.</remarks>
public sealed class FirmwareUnitTests
{
    private static readonly Lazy<(IReadOnlyList<LauncherLine> Lines, RunResult Result)> s_run = new(RunAll);

    public static TheoryData<string> Tests => new(FirmwareTestList.Tests);

    [Theory]
    [MemberData(nameof(Tests))]
    public void FirmwareTest_OnTheEmulator_Passes(string name)
    {
        (IReadOnlyList<LauncherLine> lines, RunResult result) = s_run.Value;
        LauncherLine? line = lines.SingleOrDefault(l => l.Name == name);
        Assert.True(line is not null, $"no line for {name}; the run ended as {result.Outcome}: {result.Report}");
        Assert.True(line.Verdict == LauncherVerdict.Passed, line.ToString());
    }

    [Fact]
    public void Launcher_OnTheEmulator_RunsExactlyTheListedTests()
    {
        (IReadOnlyList<LauncherLine> lines, RunResult result) = s_run.Value;
        Assert.Equal(Outcome.Completed, result.Outcome);
        List<string> problems = LauncherOutput.Problems(FirmwareTestList.Lines, lines);
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    private static (IReadOnlyList<LauncherLine> Lines, RunResult Result) RunAll()
    {
        StringBuilder output = new();
        Machine machine = new(new MachineOptions { Output = text => output.Append(text), Limits = new Limits { HeapBytes = 512 * 1024, Instructions = 4_000_000_000 } });
        machine.Load(Path.ChangeExtension(FirmwareTestList.AssemblyPath, ".pe"));
        machine.Load(Path.Combine(AppContext.BaseDirectory, "firmware", "nanoFramework.UnitTestLauncher.pe"));
        RunResult result = machine.Run();
        return (LauncherOutput.Parse(output.ToString()), result);
    }
}
