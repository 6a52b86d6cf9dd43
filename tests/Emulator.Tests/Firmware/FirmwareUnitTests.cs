using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Xunit;

namespace SecureBoot.Emulator.Tests.Firmware;

/// <summary>Each unit test of the firmware (tests/Firmware.Tests, assembly NFUnitTest), run on the emulator.</summary>
/// <remarks>The expected list comes from the assembly's metadata: a test that prints no line, or that runs but is not
/// listed, fails.</remarks>
public sealed class FirmwareUnitTests
{
    private static readonly Lazy<(Dictionary<string, string> Lines, RunResult Result)> s_run = new(RunAll);

    public static TheoryData<string> Tests => new(Listed());

    [Theory]
    [MemberData(nameof(Tests))]
    public void FirmwareTest_OnTheEmulator_Passes(string name)
    {
        (Dictionary<string, string> lines, RunResult result) = s_run.Value;
        Assert.True(lines.TryGetValue(name, out string? line), $"no line for {name}; the run ended as {result.Outcome}: {result.Report}");
        Assert.StartsWith("Test passed," + name + ",", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Launcher_OnTheEmulator_RunsExactlyTheListedTests()
    {
        (Dictionary<string, string> lines, RunResult result) = s_run.Value;
        Assert.Equal(Outcome.Completed, result.Outcome);
        Assert.Equal(Listed().Order(StringComparer.Ordinal), lines.Keys.Where(k => !k.Contains(".CreateVerifier.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string AssemblyPath => Path.Combine(AppContext.BaseDirectory, "NFUnitTest.dll");

    private static (Dictionary<string, string> Lines, RunResult Result) RunAll()
    {
        StringBuilder output = new();
        Machine machine = new(new MachineOptions { Output = text => output.Append(text), Limits = new Limits { HeapBytes = 512 * 1024, Instructions = 4_000_000_000 } });
        machine.Load(AssemblyPath);
        RunResult result = machine.Call("nanoFramework.TestFramework.UnitTestLauncher", "Main", [], out _);
        Dictionary<string, string> lines = output.ToString().Split("\r\n").Where(l => l.StartsWith("Test ", StringComparison.Ordinal)).ToDictionary(l => l.Split(',')[1]);
        return (lines, result);
    }

    private static List<string> Listed()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(AssemblyPath);
        List<string> names = [];
        foreach (TypeDefinition type in module.Types.Where(t => Has(t, "TestClassAttribute")))
        {
            foreach (MethodDefinition method in type.Methods)
            {
                int rows = method.CustomAttributes.Count(a => a.AttributeType.Name == "DataRowAttribute");
                int count = rows > 0 ? rows : Has(method, "TestMethodAttribute") ? 1 : 0;
                names.AddRange(Enumerable.Range(0, count).Select(i => $"{type.FullName}.{method.Name}.{i}"));
            }
        }

        return names;
    }

    private static bool Has(ICustomAttributeProvider provider, string attribute)
    {
        return provider.CustomAttributes.Any(a => a.AttributeType.Name == attribute);
    }
}
