using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.DeviceSupport;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.PeFormat;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Emulator.Tests.Machines;

/// <summary>A program with output recorded from the real nanoCLR executes each opcode of the decoder's table.</summary>
public sealed class OpcodeCoverageTests
{
    /// <summary>Opcodes that the decoder accepts but C# for nanoFramework never emits, with the reason.</summary>
    private static readonly Dictionary<string, string> s_notEmitted = new()
    {
        { "break", "of no C# statement" },
        { "conv.i", "of pointers and nint" },
        { "conv.u", "of pointers and nuint" },
        { "conv.ovf.u", "of nuint" },
        { "conv.ovf.u.un", "of nuint" },
        { "conv.ovf.u8.un", "of no conversion: to ulong from unsigned is conv.u8" },
        { "cpobj", "of no C# statement: a copy is ldobj and stobj" },
        { "ldelem.i", "of arrays of nint" },
        { "stelem.i", "of arrays of nint" },
        { "ldind.i", "of pointers" },
        { "stind.i", "of pointers" },
        { "sizeof", "of structs in unsafe code; of primitives it is a constant" },
        { "tail.", "of no C# statement" },
        { "unaligned.", "of no C# statement" },
        { "volatile.", "of volatile fields, which need IsVolatile: CoreLibrary has none" },
    };

    [Fact]
    [Trait("Set", "slow")]
    public void DifferentialPrograms_Together_ExecuteEveryOpcode()
    {
        Recorder recorder = new();
        foreach (string expected in Directory.GetFiles(Repository.Vectors("differential"), "*.expected"))
        {
            string path = Path.ChangeExtension(expected, ".cs");
            foreach (bool optimise in new[] { true, false })
            {
                (byte[] assembly, AssemblySymbols symbols) = DeviceCompiler.Compile(path, optimise);
                Machine machine = new(new MachineOptions
                {
                    Schedule = recorder,
                    StopsAtEscapes = false,
                    Limits = new Limits { Instructions = 40_000 },
                });
                machine.LoadProgram(assembly, symbols);
                machine.Run();
            }
        }

        string[] missing =
        [
            .. PeOpcode.All.Where(opcode => !opcode.IsRefused)
                .Select(opcode => opcode.Name)
                .Where(name => !s_notEmitted.ContainsKey(name) && !recorder.Seen.Contains(Long(name)))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal("", string.Join(", ", missing));
        Assert.DoesNotContain(s_notEmitted.Keys, recorder.Seen.Contains);
    }

    /// <summary>br.s and br are two sizes of one opcode.</summary>
    private static string Long(string opcode)
    {
        return opcode.EndsWith(".s", StringComparison.Ordinal) ? opcode[..^2] : opcode;
    }

    private sealed class Recorder : ISchedule
    {
        public HashSet<string> Seen { get; } = [];

        public ScheduleStep Choose(IReadOnlyList<ThreadView> ready)
        {
            Seen.Add(Long(ready[0].NextOpcode));
            return new ScheduleStep(0, 1);
        }
    }
}
