using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.PeFormat;

/// <summary>An opcode of nanoFramework's byte code: ECMA-335's, with shorter operands (docs/pe-format.md, section
/// 5).</summary>
/// <param name="Code">A byte, or 0xFE00 plus the second byte.</param>
/// <param name="Name">The name of ECMA-335, partition III.</param>
/// <param name="Operand">The operand after the opcode.</param>
/// <param name="IsRefused">Whether the runtime refuses to execute it.</param>
public sealed record PeOpcode(ushort Code, string Name, PeOperand Operand, bool IsRefused)
{
    private const int TwoBytes = 0xFE00;
    private static readonly PeOpcode?[] s_short = new PeOpcode?[256];
    private static readonly PeOpcode?[] s_long = new PeOpcode?[256];

    static PeOpcode()
    {
        AddOneByte();
        AddTwoBytes();
    }

    /// <summary>Bytes of the opcode itself.</summary>
    public int Size => Code >= TwoBytes ? 2 : 1;

    /// <summary>All opcodes.</summary>
    public static IEnumerable<PeOpcode> All => s_short.Concat(s_long).OfType<PeOpcode>();

    /// <summary>The opcode of a code, or null.</summary>
    public static PeOpcode? Find(int code) =>
        code < 256 ? s_short[code] : (code & 0xFF00) == TwoBytes ? s_long[code & 0xFF] : null;

    private static void AddOneByte()
    {
        Add(
            0x00,
            PeOperand.None,
            "nop break ldarg.0 ldarg.1 ldarg.2 ldarg.3 ldloc.0 ldloc.1 ldloc.2 ldloc.3 stloc.0 stloc.1 stloc.2 "
                + "stloc.3");
        Add(0x0E, PeOperand.U1, "ldarg.s ldarga.s starg.s ldloc.s ldloca.s stloc.s");
        Add(
            0x14,
            PeOperand.None,
            "ldnull ldc.i4.m1 ldc.i4.0 ldc.i4.1 ldc.i4.2 ldc.i4.3 ldc.i4.4 ldc.i4.5 ldc.i4.6 ldc.i4.7 ldc.i4.8");
        Add(0x1F, PeOperand.I1, "ldc.i4.s");
        Add(0x20, PeOperand.I4, "ldc.i4");
        Add(0x21, PeOperand.I8, "ldc.i8");
        Add(0x22, PeOperand.R4, "ldc.r4");
        Add(0x23, PeOperand.R8, "ldc.r8");
        Add(0x25, PeOperand.None, "dup pop");
        Add(0x27, PeOperand.Method, "jmp!");
        Add(0x28, PeOperand.Method, "call");
        Add(0x29, PeOperand.I4, "calli!");
        Add(0x2A, PeOperand.None, "ret");
        Add(
            0x2B,
            PeOperand.ShortBranch,
            "br.s brfalse.s brtrue.s beq.s bge.s bgt.s ble.s blt.s bne.un.s bge.un.s bgt.un.s ble.un.s blt.un.s");
        Add(0x38, PeOperand.Branch, "br brfalse brtrue beq bge bgt ble blt bne.un bge.un bgt.un ble.un blt.un");
        Add(0x45, PeOperand.Switch, "switch");
        Add(
            0x46,
            PeOperand.None,
            "ldind.i1 ldind.u1 ldind.i2 ldind.u2 ldind.i4 ldind.u4 ldind.i8 ldind.i ldind.r4 ldind.r8 ldind.ref");
        Add(0x51, PeOperand.None, "stind.ref stind.i1 stind.i2 stind.i4 stind.i8 stind.r4 stind.r8");
        Add(0x58, PeOperand.None, "add sub mul div div.un rem rem.un and or xor shl shr shr.un neg not");
        Add(0x67, PeOperand.None, "conv.i1 conv.i2 conv.i4 conv.i8 conv.r4 conv.r8 conv.u4 conv.u8");
        Add(0x6F, PeOperand.Method, "callvirt");
        Add(0x70, PeOperand.Type, "cpobj ldobj");
        Add(0x72, PeOperand.String, "ldstr");
        Add(0x73, PeOperand.Method, "newobj");
        Add(0x74, PeOperand.Type, "castclass isinst");
        Add(0x76, PeOperand.None, "conv.r.un");
        Add(0x79, PeOperand.Type, "unbox");
        Add(0x7A, PeOperand.None, "throw");
        Add(0x7B, PeOperand.Field, "ldfld ldflda stfld ldsfld ldsflda stsfld");
        Add(0x81, PeOperand.Type, "stobj");
        Add(
            0x82,
            PeOperand.None,
            "conv.ovf.i1.un conv.ovf.i2.un conv.ovf.i4.un conv.ovf.i8.un conv.ovf.u1.un conv.ovf.u2.un "
                + "conv.ovf.u4.un conv.ovf.u8.un conv.ovf.i.un conv.ovf.u.un");
        Add(0x8C, PeOperand.Type, "box newarr");
        Add(0x8E, PeOperand.None, "ldlen");
        Add(0x8F, PeOperand.Type, "ldelema");
        Add(
            0x90,
            PeOperand.None,
            "ldelem.i1 ldelem.u1 ldelem.i2 ldelem.u2 ldelem.i4 ldelem.u4 ldelem.i8 ldelem.i ldelem.r4 ldelem.r8 "
                + "ldelem.ref");
        Add(0x9B, PeOperand.None, "stelem.i stelem.i1 stelem.i2 stelem.i4 stelem.i8 stelem.r4 stelem.r8 stelem.ref");
        Add(0xA3, PeOperand.Type, "ldelem stelem unbox.any");
        Add(
            0xB3,
            PeOperand.None,
            "conv.ovf.i1 conv.ovf.u1 conv.ovf.i2 conv.ovf.u2 conv.ovf.i4 conv.ovf.u4 conv.ovf.i8 conv.ovf.u8");
        Add(0xC2, PeOperand.Type, "refanyval!");
        Add(0xC3, PeOperand.None, "ckfinite!");
        Add(0xC6, PeOperand.Type, "mkrefany!");
        Add(0xD0, PeOperand.Token, "ldtoken");
        Add(
            0xD1,
            PeOperand.None,
            "conv.u2 conv.u1 conv.i conv.ovf.i conv.ovf.u add.ovf add.ovf.un mul.ovf mul.ovf.un sub.ovf sub.ovf.un "
                + "endfinally");
        Add(0xDD, PeOperand.Branch, "leave");
        Add(0xDE, PeOperand.ShortBranch, "leave.s");
        Add(0xDF, PeOperand.None, "stind.i conv.u");
    }

    private static void AddTwoBytes()
    {
        Add(TwoBytes, PeOperand.None, "arglist! ceq cgt cgt.un clt clt.un");
        Add(TwoBytes + 0x06, PeOperand.Method, "ldftn ldvirtftn");
        Add(TwoBytes + 0x09, PeOperand.U2, "ldarg ldarga starg ldloc ldloca stloc");
        Add(TwoBytes + 0x0F, PeOperand.None, "localloc!");
        Add(TwoBytes + 0x11, PeOperand.None, "endfilter");
        Add(TwoBytes + 0x12, PeOperand.U1, "unaligned.");
        Add(TwoBytes + 0x13, PeOperand.None, "volatile. tail.");
        Add(TwoBytes + 0x15, PeOperand.Type, "initobj constrained.");
        Add(TwoBytes + 0x17, PeOperand.None, "cpblk! initblk!");
        Add(TwoBytes + 0x1A, PeOperand.None, "rethrow");
        Add(TwoBytes + 0x1C, PeOperand.Type, "sizeof");
        Add(TwoBytes + 0x1D, PeOperand.None, "refanytype! readonly.!");
    }

    // A name that ends in "!" is refused at run time.
    private static void Add(int first, PeOperand operand, string names)
    {
        PeOpcode?[] table = first < TwoBytes ? s_short : s_long;
        for (int start = 0; start < names.Length; first++)
        {
            int end = names.IndexOf(' ', start);
            end = end < 0 ? names.Length : end;
            bool isRefused = names[end - 1] == '!';
            string name = names.Substring(start, end - start - (isRefused ? 1 : 0));
            table[first & 0xFF] = new PeOpcode((ushort)first, name, operand, isRefused);
            start = end + 1;
        }
    }
}
