using System.Collections.Generic;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>Opcodes that map straight to an instruction.</summary>
internal static class OpTable
{
    private static readonly Dictionary<ushort, Op> s_ops = Build();

    public static Op Op(PeOpcode opcode) => s_ops[opcode.Code];

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
            _ => opcode.Name.StartsWith("conv.ovf.", System.StringComparison.Ordinal) && opcode.Name.EndsWith(".un", System.StringComparison.Ordinal) ? 1 : 0,
        };
    }

    private static Dictionary<ushort, Op> Build()
    {
        Dictionary<string, Op> byName = [];
        void Map(Op op, string names)
        {
            foreach (string name in names.Split(' '))
            {
                byName[name] = op;
            }
        }

        Map(Types.Op.Nop, "nop break unaligned. volatile. tail. constrained.");
        Map(Types.Op.Ldnull, "ldnull");
        Map(Types.Op.Dup, "dup");
        Map(Types.Op.Pop, "pop");
        MapBranches(Map);
        MapArithmetic(Map);
        MapConversions(Map);
        MapObjects(Map);
        Dictionary<ushort, Op> ops = [];
        foreach (PeOpcode opcode in PeOpcode.All)
        {
            if (byName.TryGetValue(opcode.Name, out Op op) || byName.TryGetValue(opcode.Name.Replace(".s", string.Empty), out op))
            {
                ops[opcode.Code] = op;
            }
        }

        return ops;
    }

    private delegate void Mapper(Op op, string names);

    private static void MapBranches(Mapper map)
    {
        map(Types.Op.Br, "br");
        map(Types.Op.Brfalse, "brfalse");
        map(Types.Op.Brtrue, "brtrue");
        map(Types.Op.Beq, "beq");
        map(Types.Op.Bge, "bge");
        map(Types.Op.Bgt, "bgt");
        map(Types.Op.Ble, "ble");
        map(Types.Op.Blt, "blt");
        map(Types.Op.BneUn, "bne.un");
        map(Types.Op.BgeUn, "bge.un");
        map(Types.Op.BgtUn, "bgt.un");
        map(Types.Op.BleUn, "ble.un");
        map(Types.Op.BltUn, "blt.un");
        map(Types.Op.Leave, "leave");
        map(Types.Op.Ceq, "ceq");
        map(Types.Op.Cgt, "cgt");
        map(Types.Op.CgtUn, "cgt.un");
        map(Types.Op.Clt, "clt");
        map(Types.Op.CltUn, "clt.un");
        map(Types.Op.Ret, "ret");
        map(Types.Op.Throw, "throw");
        map(Types.Op.Rethrow, "rethrow");
        map(Types.Op.Endfinally, "endfinally");
        map(Types.Op.Endfilter, "endfilter");
    }

    private static void MapArithmetic(Mapper map)
    {
        // The checked forms share the unchecked handlers: Interpreter.cpp:1774-1812.
        map(Types.Op.Add, "add add.ovf add.ovf.un");
        map(Types.Op.Sub, "sub sub.ovf sub.ovf.un");
        map(Types.Op.Mul, "mul mul.ovf mul.ovf.un");
        map(Types.Op.Div, "div");
        map(Types.Op.DivUn, "div.un");
        map(Types.Op.Rem, "rem");
        map(Types.Op.RemUn, "rem.un");
        map(Types.Op.And, "and");
        map(Types.Op.Or, "or");
        map(Types.Op.Xor, "xor");
        map(Types.Op.Shl, "shl");
        map(Types.Op.Shr, "shr");
        map(Types.Op.ShrUn, "shr.un");
        map(Types.Op.Neg, "neg");
        map(Types.Op.Not, "not");
    }

    private static void MapConversions(Mapper map)
    {
        map(Types.Op.ConvI1, "conv.i1 conv.ovf.i1 conv.ovf.i1.un");
        map(Types.Op.ConvI2, "conv.i2 conv.ovf.i2 conv.ovf.i2.un");
        map(Types.Op.ConvI4, "conv.i4 conv.ovf.i4 conv.ovf.i4.un conv.i");
        map(Types.Op.ConvIndex, "conv.ovf.i conv.ovf.i.un");
        map(Types.Op.ConvI8, "conv.i8 conv.ovf.i8 conv.ovf.i8.un");
        map(Types.Op.ConvU1, "conv.u1 conv.ovf.u1 conv.ovf.u1.un");
        map(Types.Op.ConvU2, "conv.u2 conv.ovf.u2 conv.ovf.u2.un");
        map(Types.Op.ConvU4, "conv.u4 conv.ovf.u4 conv.ovf.u4.un conv.u conv.ovf.u conv.ovf.u.un");
        map(Types.Op.ConvU8, "conv.u8 conv.ovf.u8 conv.ovf.u8.un");
        map(Types.Op.ConvR4, "conv.r4");
        map(Types.Op.ConvR8, "conv.r8 conv.r.un");
    }

    private static void MapObjects(Mapper map)
    {
        map(Types.Op.Ldind, "ldind.i1 ldind.u1 ldind.i2 ldind.u2 ldind.i4 ldind.u4 ldind.i8 ldind.i ldind.r4 ldind.r8 ldind.ref");
        map(Types.Op.Stind, "stind.ref stind.i1 stind.i2 stind.i4 stind.i8 stind.r4 stind.r8 stind.i");
        map(Types.Op.Ldobj, "ldobj");
        map(Types.Op.Stobj, "stobj cpobj");
        map(Types.Op.Castclass, "castclass");
        map(Types.Op.Isinst, "isinst");
        map(Types.Op.Box, "box");
        map(Types.Op.Unbox, "unbox");
        map(Types.Op.UnboxAny, "unbox.any");
        map(Types.Op.Newarr, "newarr");
        map(Types.Op.Ldlen, "ldlen");
        map(Types.Op.Ldelema, "ldelema");
        map(Types.Op.LdelemI1, "ldelem.i1");
        map(Types.Op.LdelemU1, "ldelem.u1");
        map(Types.Op.LdelemI2, "ldelem.i2");
        map(Types.Op.LdelemU2, "ldelem.u2");
        map(Types.Op.LdelemI4, "ldelem.i4");
        map(Types.Op.LdelemU4, "ldelem.u4");
        map(Types.Op.LdelemI8, "ldelem.i8");
        map(Types.Op.Ldelem, "ldelem.i ldelem.r4 ldelem.r8 ldelem.ref");
        map(Types.Op.StelemI1, "stelem.i1");
        map(Types.Op.StelemI2, "stelem.i2");
        map(Types.Op.StelemI4, "stelem.i4");
        map(Types.Op.StelemI8, "stelem.i8");
        map(Types.Op.Stelem, "stelem.i stelem.r4 stelem.r8 stelem.ref");
        map(Types.Op.Initobj, "initobj");
        map(Types.Op.Ldtoken, "ldtoken");
    }
}
