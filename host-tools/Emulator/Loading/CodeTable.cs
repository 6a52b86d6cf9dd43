using System.Collections.Generic;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Loading;

/// <summary>IL opcodes that map straight to an instruction, and those the device refuses.</summary>
internal static class CodeTable
{
    private static readonly Dictionary<Code, Op> s_ops = Build();

    /// <summary>Opcodes that the device's runtime or tools reject (Interpreter.cpp, "Unsupported opcodes").</summary>
    public static bool IsRefused(Code code)
    {
        return code is Code.Arglist or Code.Cpblk or Code.Jmp or Code.Initblk or Code.Calli or Code.Ckfinite
            or Code.Localloc or Code.Mkrefany or Code.Refanytype or Code.Refanyval or Code.Readonly or Code.No;
    }

    public static Op Op(Code code) => s_ops[code];

    /// <summary>The size a store writes; 1 where a conversion takes its operand as unsigned.</summary>
    public static int Operand(Code code)
    {
        return code switch
        {
            Code.Stind_I1 or Code.Stelem_I1 => 1,
            Code.Stind_I2 or Code.Stelem_I2 => 2,
            Code.Stind_I4 or Code.Stind_R4 or Code.Stind_I or Code.Stelem_I4 or Code.Stelem_R4 or Code.Stelem_I => 4,
            Code.Stind_I8 or Code.Stind_R8 or Code.Stelem_I8 or Code.Stelem_R8 => 8,
            Code.Conv_R_Un or (>= Code.Conv_Ovf_I1_Un and <= Code.Conv_Ovf_U_Un) => 1,
            _ => 0,
        };
    }

    private static Dictionary<Code, Op> Build()
    {
        Dictionary<Code, Op> ops = [];
        void Map(Op op, params Code[] codes)
        {
            foreach (Code code in codes)
            {
                ops[code] = op;
            }
        }

        Map(Execution.Op.Nop, Code.Nop, Code.Break, Code.Unaligned, Code.Volatile, Code.Tail, Code.Constrained);
        Map(Execution.Op.Ldnull, Code.Ldnull);
        Map(Execution.Op.Dup, Code.Dup);
        Map(Execution.Op.Pop, Code.Pop);
        MapBranches(Map);
        MapArithmetic(Map);
        MapConversions(Map);
        MapObjects(Map);
        return ops;
    }

    private delegate void Mapper(Op op, params Code[] codes);

    private static void MapBranches(Mapper map)
    {
        map(Execution.Op.Br, Code.Br, Code.Br_S);
        map(Execution.Op.Brfalse, Code.Brfalse, Code.Brfalse_S);
        map(Execution.Op.Brtrue, Code.Brtrue, Code.Brtrue_S);
        map(Execution.Op.Beq, Code.Beq, Code.Beq_S);
        map(Execution.Op.Bge, Code.Bge, Code.Bge_S);
        map(Execution.Op.Bgt, Code.Bgt, Code.Bgt_S);
        map(Execution.Op.Ble, Code.Ble, Code.Ble_S);
        map(Execution.Op.Blt, Code.Blt, Code.Blt_S);
        map(Execution.Op.BneUn, Code.Bne_Un, Code.Bne_Un_S);
        map(Execution.Op.BgeUn, Code.Bge_Un, Code.Bge_Un_S);
        map(Execution.Op.BgtUn, Code.Bgt_Un, Code.Bgt_Un_S);
        map(Execution.Op.BleUn, Code.Ble_Un, Code.Ble_Un_S);
        map(Execution.Op.BltUn, Code.Blt_Un, Code.Blt_Un_S);
        map(Execution.Op.Leave, Code.Leave, Code.Leave_S);
        map(Execution.Op.Ceq, Code.Ceq);
        map(Execution.Op.Cgt, Code.Cgt);
        map(Execution.Op.CgtUn, Code.Cgt_Un);
        map(Execution.Op.Clt, Code.Clt);
        map(Execution.Op.CltUn, Code.Clt_Un);
        map(Execution.Op.Ret, Code.Ret);
        map(Execution.Op.Throw, Code.Throw);
        map(Execution.Op.Rethrow, Code.Rethrow);
        map(Execution.Op.Endfinally, Code.Endfinally);
        map(Execution.Op.Endfilter, Code.Endfilter);
    }

    private static void MapArithmetic(Mapper map)
    {
        // The checked forms share the unchecked handlers: Interpreter.cpp:1774-1812.
        map(Execution.Op.Add, Code.Add, Code.Add_Ovf, Code.Add_Ovf_Un);
        map(Execution.Op.Sub, Code.Sub, Code.Sub_Ovf, Code.Sub_Ovf_Un);
        map(Execution.Op.Mul, Code.Mul, Code.Mul_Ovf, Code.Mul_Ovf_Un);
        map(Execution.Op.Div, Code.Div);
        map(Execution.Op.DivUn, Code.Div_Un);
        map(Execution.Op.Rem, Code.Rem);
        map(Execution.Op.RemUn, Code.Rem_Un);
        map(Execution.Op.And, Code.And);
        map(Execution.Op.Or, Code.Or);
        map(Execution.Op.Xor, Code.Xor);
        map(Execution.Op.Shl, Code.Shl);
        map(Execution.Op.Shr, Code.Shr);
        map(Execution.Op.ShrUn, Code.Shr_Un);
        map(Execution.Op.Neg, Code.Neg);
        map(Execution.Op.Not, Code.Not);
    }

    private static void MapConversions(Mapper map)
    {
        map(Execution.Op.ConvI1, Code.Conv_I1, Code.Conv_Ovf_I1, Code.Conv_Ovf_I1_Un);
        map(Execution.Op.ConvI2, Code.Conv_I2, Code.Conv_Ovf_I2, Code.Conv_Ovf_I2_Un);
        map(Execution.Op.ConvI4, Code.Conv_I4, Code.Conv_Ovf_I4, Code.Conv_Ovf_I4_Un, Code.Conv_I);
        map(Execution.Op.ConvIndex, Code.Conv_Ovf_I, Code.Conv_Ovf_I_Un);
        map(Execution.Op.ConvI8, Code.Conv_I8, Code.Conv_Ovf_I8, Code.Conv_Ovf_I8_Un);
        map(Execution.Op.ConvU1, Code.Conv_U1, Code.Conv_Ovf_U1, Code.Conv_Ovf_U1_Un);
        map(Execution.Op.ConvU2, Code.Conv_U2, Code.Conv_Ovf_U2, Code.Conv_Ovf_U2_Un);
        map(Execution.Op.ConvU4, Code.Conv_U4, Code.Conv_Ovf_U4, Code.Conv_Ovf_U4_Un, Code.Conv_U, Code.Conv_Ovf_U, Code.Conv_Ovf_U_Un);
        map(Execution.Op.ConvU8, Code.Conv_U8, Code.Conv_Ovf_U8, Code.Conv_Ovf_U8_Un);
        map(Execution.Op.ConvR4, Code.Conv_R4);
        map(Execution.Op.ConvR8, Code.Conv_R8, Code.Conv_R_Un);
    }

    private static void MapObjects(Mapper map)
    {
        map(Execution.Op.Ldind, Code.Ldind_I1, Code.Ldind_U1, Code.Ldind_I2, Code.Ldind_U2, Code.Ldind_I4, Code.Ldind_U4, Code.Ldind_I8, Code.Ldind_I, Code.Ldind_R4, Code.Ldind_R8, Code.Ldind_Ref);
        map(Execution.Op.Stind, Code.Stind_Ref, Code.Stind_I1, Code.Stind_I2, Code.Stind_I4, Code.Stind_I8, Code.Stind_R4, Code.Stind_R8, Code.Stind_I);
        map(Execution.Op.Ldobj, Code.Ldobj);
        map(Execution.Op.Stobj, Code.Stobj, Code.Cpobj);
        map(Execution.Op.Castclass, Code.Castclass);
        map(Execution.Op.Isinst, Code.Isinst);
        map(Execution.Op.Box, Code.Box);
        map(Execution.Op.Unbox, Code.Unbox);
        map(Execution.Op.UnboxAny, Code.Unbox_Any);
        map(Execution.Op.Newarr, Code.Newarr);
        map(Execution.Op.Ldlen, Code.Ldlen);
        map(Execution.Op.Ldelema, Code.Ldelema);
        map(Execution.Op.LdelemI1, Code.Ldelem_I1);
        map(Execution.Op.LdelemU1, Code.Ldelem_U1);
        map(Execution.Op.LdelemI2, Code.Ldelem_I2);
        map(Execution.Op.LdelemU2, Code.Ldelem_U2);
        map(Execution.Op.LdelemI4, Code.Ldelem_I4);
        map(Execution.Op.LdelemU4, Code.Ldelem_U4);
        map(Execution.Op.LdelemI8, Code.Ldelem_I8);
        map(Execution.Op.Ldelem, Code.Ldelem_I, Code.Ldelem_R4, Code.Ldelem_R8, Code.Ldelem_Ref);
        map(Execution.Op.StelemI1, Code.Stelem_I1);
        map(Execution.Op.StelemI2, Code.Stelem_I2);
        map(Execution.Op.StelemI4, Code.Stelem_I4);
        map(Execution.Op.StelemI8, Code.Stelem_I8);
        map(Execution.Op.Stelem, Code.Stelem_I, Code.Stelem_R4, Code.Stelem_R8, Code.Stelem_Ref);
        map(Execution.Op.Initobj, Code.Initobj);
        map(Execution.Op.Ldtoken, Code.Ldtoken);
    }
}
