using System;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>The number of values that an instruction pops from the evaluation stack, and the number that it
/// pushes.</summary>
internal static class StackEffect
{
    public static (int Pops, int Pushes) Of(in Instruction instruction, MethodDesc method)
    {
        switch (instruction.Op)
        {
            case Op.Nop or Op.Br or Op.Leave or Op.Rethrow or Op.Endfinally or Op.Refused:
                return (0, 0);
            case Op.Dup:
                return (1, 2);
            case >= Op.LdargNumber and <= Op.Ldloca or >= Op.Ldnull and <= Op.LdcR8:
            case Op.LdsfldNumber or Op.LdsfldObject or Op.LdsfldStruct or Op.Ldsflda or Op.Ldstr or Op.Sizeof
                or Op.Ldtoken or Op.Ldftn:
                return (0, 1);
            case >= Op.StargAny and <= Op.StlocAny or Op.Pop or Op.Brfalse or Op.Brtrue or Op.Switch:
            case Op.StsfldNumber or Op.StsfldObject or Op.Throw or Op.Initobj or Op.Endfilter:
                return (1, 0);
            case >= Op.Beq and <= Op.BltUn or Op.StfldNumber or Op.StfldObject or Op.Stind or Op.Stobj:
                return (2, 0);
            case >= Op.StelemI1 and <= Op.StelemType:
                return (3, 0);
            case >= Op.Add and <= Op.ShrUn or >= Op.Ceq and <= Op.CltUn or Op.Ldelema
                or >= Op.LdelemI1 and <= Op.LdelemType:
                return (2, 1);
            case Op.Neg or Op.Not or >= Op.ConvI1 and <= Op.ConvR8 or Op.Ldind or Op.Ldobj or Op.Castclass
                or Op.Isinst or Op.Box or Op.Unbox or Op.UnboxAny:
            case Op.LdfldNumber or Op.LdfldObject or Op.LdfldStruct or Op.Ldflda or Op.Newarr or Op.Ldlen
                or Op.Ldvirtftn:
                return (1, 1);
            case Op.Ret:
                return (method.ReturnsValue ? 1 : 0, 0);
            case Op.NewDelegate:
                return (2, 1);
            case Op.Newobj or Op.NewobjGuarded or Op.NewString:
                return (instruction.A - 1, 1);
            case Op.CallVirtual:
                return (instruction.A, ((VirtualSite)instruction.O!).Method.ReturnsValue ? 1 : 0);
            case >= Op.Call and <= Op.CallGuarded:
                return (instruction.A, ((MethodDesc)instruction.O!).ReturnsValue ? 1 : 0);
            default:
                throw new InvalidOperationException(instruction.Op.ToString());
        }
    }
}
