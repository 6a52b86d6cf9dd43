using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Programs;

/// <summary>Each .pe of tests/vectors/device-programs has the bytes that ran on the real nanoCLR, and prints the same
/// output.</summary>
public sealed class DeviceProgramTests
{
    /// <summary>Lines that differ on the emulator: a part of the line, and the reason. docs/emulator.md has the same
    /// list.</summary>
    private static readonly Dictionary<string, (string Text, string Reason)> s_otherLines = new()
    {
        ["bitconv_edges"] = (
            " s0 = ",
            "BitConverter.ToString with a length of 0 gives three bytes that the runtime never wrote: what was in "
                + "memory there"),
    };

    public static TheoryData<string> Programs =>
        new(Directory.GetFiles(Folder, "*.pe").Select(Path.GetFileNameWithoutExtension)!);

    private static string Folder => Repository.Vectors("device-programs");

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_FromItsPe_PrintsWhatTheDevicePrinted(string name)
    {
        string expected = File.ReadAllText(Path.Combine(Folder, name + ".expected"));
        StringBuilder output = new();
        Machine machine = new(new MachineOptions
        {
            StopsAtEscapes = false,
            Output = text => output.Append(text),
            Limits = new Limits { Instructions = 100_000_000, HeapBytes = 2_000_000 },
        });
        machine.LoadProgram(File.ReadAllBytes(Path.Combine(Folder, name + ".pe")), symbols: null);
        RunResult result = machine.Run();

        Assert.Equal(Comparable(name, expected), Comparable(name, output.ToString()));
        Assert.Equal(s_otherLines.ContainsKey(name), expected != output.ToString());
        Assert.True(result.Outcome is Outcome.Completed or Outcome.UnhandledException, result.Report?.ToString());
    }

    private static string Comparable(string name, string output)
    {
        return s_otherLines.TryGetValue(name, out (string Text, string Reason) other)
            ? string.Join(
                '\n',
                output.Split('\n')
                    .Select(line => line.Contains(other.Text, StringComparison.Ordinal) ? other.Reason : line))
            : output;
    }
}
