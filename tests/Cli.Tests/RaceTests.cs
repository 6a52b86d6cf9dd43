using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.DeviceSupport;
using SecureBoot.MetadataProcessor;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot race with findings in the analyzers' format. RaceFindingTests of Analyzers.Tests hold the
/// format.</summary>
public sealed class RaceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Race_LostUpdate_IsConfirmedLineByLine()
    {
        string program = Prepare(
            "Counter", "s_count++;", "SB1101",
            "'s_count' is changed by a load and a store in 'Count' and changed so too in 'Count', which run on "
                + "different threads: use lock, Interlocked or a ring", out int line);
        CommandResult result = Secureboot.Run("race", program);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("  verdict: confirmed by schedule ", result.Output, StringComparison.Ordinal);
        string[] steps = [.. result.Output.Split('\n')
            .Where(step => step.EndsWith(" s_count", StringComparison.Ordinal))];

        // One thread reads, the other thread writes, and the first thread writes a value made from the old one.
        Assert.Equal(["reads", "writes"], [steps[0].Split(' ')[^2], steps[^1].Split(' ')[^2]]);
        Assert.Equal(steps[0].Split(':')[0], steps[^1].Split(':')[0]);
        Assert.Contains(
            steps,
            step =>
                step.Split(':')[0] != steps[0].Split(':')[0] && step.Contains(" writes ", StringComparison.Ordinal));
        Assert.All(steps, step => Assert.Contains($"Counter.cs:{line} Program::Count", step, StringComparison.Ordinal));
    }

    [Fact]
    public void Race_CheckThenUse_IsConfirmed()
    {
        string program = Prepare(
            "Checked", "Use(s_frame[0]);", "SB1110",
            "'s_frame' was checked and is read again here, and 'Receive' may change it in between: read it once into a "
                + "local", out _);
        CommandResult result = Secureboot.Run("race", program);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("confirmed by schedule", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Race_SetAfterTheStart_IsConfirmed()
    {
        string program = Prepare(
            "Late", "s_buffer = new byte[4];", "SB1101",
            "'s_buffer' is set after the start in 'Main' and used in 'Work', which run on different threads: use lock, "
                + "Interlocked or a ring", out _);
        Assert.Equal(1, Secureboot.Run("race", program).ExitCode);
    }

    [Fact]
    public void Race_NeverAtTheSameTime_IsNotReached()
    {
        string program = Prepare(
            "Turns", "s_count++; // reported", "SB1101",
            "'s_count' is changed by a load and a store in 'First' and changed so too in 'Second', which run on "
                + "different threads: use lock, Interlocked or a ring", out int line);
        string output = Secureboot.Run(
            "race", "--finding", "SB1101:" + line.ToString(CultureInfo.InvariantCulture), program).AssertDone().Output;
        Assert.Matches("  verdict: not reached in [0-9]+ schedules\n", output);
    }

    [Fact]
    public void Race_Json_HasVerdictAndSteps()
    {
        string program = Prepare(
            "Counter", "s_count++;", "SB1101",
            "'s_count' is changed by a load and a store in 'Count' and changed so too in 'Count', which run on "
                + "different threads", out int line);
        using JsonDocument json = JsonDocument.Parse(Secureboot.Run("race", "--json", program).Output);
        JsonElement finding = json.RootElement.GetProperty("findings")[0];
        Assert.True(finding.GetProperty("confirmed").GetBoolean());
        Assert.Equal(line, finding.GetProperty("line").GetInt32());
        Assert.True(finding.GetProperty("steps").GetArrayLength() >= 3);
    }

    [Fact]
    public void Race_BadInput_SaysWhatIsExpected()
    {
        string program = Prepare("Counter", "s_count++;", "SB1101", "'s_count' is changed", out _);
        Secureboot.Run("race", "--finding", "SB1101:9999", program).AssertError(2, "found 'SB1101:9999'");
        Secureboot.Run("race", "--findings", _folder.Write("bad.sarif", "{}"), program)
            .AssertError(2, "bad.sarif: found JSON that is no SARIF log, expected runs with results");
        Secureboot.Run("race", "--findings", _folder.Write("text.sarif", "text"), program)
            .AssertError(2, "text.sarif: found no JSON, expected runs with results");
        Secureboot.Run("race", "--findings", _folder.File("none.sarif"), program).AssertError(2, "found no file");
        Secureboot.Run("race", "--findings", _folder.Write("empty.sarif", "{\"runs\":[]}"), program).AssertDone();
        Secureboot.Run("race", "--schedules", "0", program).AssertError(2, "--schedules");
        string elsewhere = Log("Elsewhere", "SB1101", "Counter.cs", 1, "'s_count' is changed");
        Assert.Contains(
            "not in this program",
            Secureboot.Run("race", "--findings", elsewhere, program).AssertDone().Output,
            StringComparison.Ordinal);
        File.Delete(_folder.File("Counter.pdbx"));
        Secureboot.Run("race", program).AssertError(2, "found no symbols");
    }

    private string Prepare(string name, string reported, string rule, string message, out int line)
    {
        string source = File.ReadAllText(Repository.Vectors("race", name + ".cs"));
        line = Array.FindIndex(
            source.Split('\n'), text => text.TrimEnd('\r').EndsWith(reported, StringComparison.Ordinal)) + 1;
        Assert.True(line > 0);
        (byte[] dll, byte[] pdb) = DeviceCompiler.CompileDll(name + ".cs", source, optimise: true);
        ProcessedAssembly processed = DeviceCompiler.Process(dll, pdb);
        _folder.Write(name + ".pdb", pdb);
        _folder.Write(name + ".pdbx", processed.Pdbx);
        Log(name, rule, name + ".cs", line, message);
        return _folder.Write(name + ".pe", processed.Pe);
    }

    private string Log(string name, string rule, string file, int line, string message)
    {
        string place =
            $$"""
            { "physicalLocation": { "artifactLocation": { "uri": "{{file}}" }, "region": { "startLine": {{line}} } } }
            """;
        return _folder.Write(
            name + ".sarif",
            $$"""
            { "version": "2.1.0", "runs": [ { "results": [ { "ruleId": "{{rule}}",
              "message": { "text": "{{message}}" }, "locations": [ {{place}} ] } ] } ] }
            """);
    }
}
