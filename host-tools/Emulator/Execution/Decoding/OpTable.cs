using System;
using System.Collections.Concurrent;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>Opcodes that map straight to an instruction: by name, since both are named after ECMA-335.</summary>
internal static class OpTable
{
    private static readonly ConcurrentDictionary<ushort, Op> s_ops = [];

    public static Op Op(PeOpcode opcode) => s_ops.GetOrAdd(opcode.Code, static (_, name) => Parse(name), opcode.Name);

    /// <summary>The size a store writes; 1 where a conversion takes its operand as unsigned.</summary>
    public static int Operand(PeOpcode opcode)
    {
        return opcode.Name switch
        {
            "stind.i1" or "stelem.i1" => 1,
            "stind.i2" or "stelem.i2" => 2,
            "stind.i4" or "stind.r4" or "stind.i" or "stelem.i4" or "stelem.r4" or "stelem.i" => 4,
            "stind.i8" or "stind.r8" or "stelem.i8" or "stelem.r8" => 8,
            "conv.r.un" => 1,
            _ =>
                opcode.Name.StartsWith("conv.ovf.", StringComparison.Ordinal)
                    && opcode.Name.EndsWith(".un", StringComparison.Ordinal) ? 1 : 0,
        };
    }

    private static Op Parse(string name)
    {
        return Enum.Parse<Op>(Plain(name).Replace(".", string.Empty, StringComparison.Ordinal), ignoreCase: true);
    }

    private static string Plain(string name)
    {
        switch (name)
        {
            case "break" or "unaligned." or "volatile." or "tail." or "constrained.":
                return "nop";
            case "conv.ovf.i" or "conv.ovf.i.un":
                return nameof(Types.Op.ConvIndex);
            case "cpobj":
                return "stobj";
            case "conv.r.un":
                return "conv.r8";
            case "ldelem.i" or "ldelem.r4" or "ldelem.r8" or "ldelem.ref" or "stelem.i" or "stelem.r4" or "stelem.r8"
                or "stelem.ref":
                return name[..6];
        }

        if (name.StartsWith("ldind.", StringComparison.Ordinal) || name.StartsWith("stind.", StringComparison.Ordinal))
        {
            return name[..5];
        }

        // The checked forms share the unchecked handlers: Interpreter.cpp:1774-1812.
        string plain = name.Contains(".ovf", StringComparison.Ordinal)
            ? name
                .Replace(".ovf", string.Empty, StringComparison.Ordinal)
                .Replace(".un", string.Empty, StringComparison.Ordinal)
            : name;
        return plain is "conv.i" or "conv.u" ? plain + "4"
            : plain.EndsWith(".s", StringComparison.Ordinal) ? plain[..^2]
            : plain;
    }
}
