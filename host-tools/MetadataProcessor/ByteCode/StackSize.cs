using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.MetadataProcessor.ByteCode;

/// <summary>The slots of the evaluation stack as the official processor counts them, which is not the compiler's count
/// (docs/pe-format.md, section 4).</summary>
internal static class StackSize
{
    public static int Of(MethodBody body)
    {
        Dictionary<Instruction, int> atTarget = [];
        int size = 0;
        int max = 0;
        foreach (Instruction instruction in body.Instructions)
        {
            size = atTarget.TryGetValue(instruction, out int known) ? known : size;
            if (IsEmptying(instruction.OpCode.Code))
            {
                size = 0;
                continue;
            }

            size += OfCall(instruction)
                + Pushed(instruction.OpCode.StackBehaviourPush) - Popped(instruction.OpCode.StackBehaviourPop);
            if (instruction.OpCode.OperandType is OperandType.ShortInlineBrTarget or OperandType.InlineBrTarget)
            {
                Instruction target = (Instruction)instruction.Operand;
                atTarget[target] = Math.Max(atTarget.GetValueOrDefault(target), size);
            }

            max = Math.Max(max, size);
        }

        return max;
    }

    // The long "br" is not among them: the official processor forgot it.
    private static bool IsEmptying(Code code)
    {
        return code is Code.Throw or Code.Endfinally or Code.Endfilter or Code.Leave or Code.Leave_S or Code.Br_S;
    }

    private static int OfCall(Instruction instruction)
    {
        if (instruction.OpCode.Code is not (Code.Newobj or Code.Call or Code.Callvirt)
            || instruction.Operand is not MethodReference method)
        {
            return 0;
        }

        int size = -method.Parameters.Count;
        if (instruction.OpCode.Code == Code.Newobj)
        {
            return size;
        }

        return size - (method.HasThis ? 1 : 0) + (method.ReturnType.FullName != "System.Void" ? 1 : 0);
    }

    private static int Pushed(StackBehaviour behaviour)
    {
        return behaviour switch
        {
            StackBehaviour.Push1 or StackBehaviour.Pushi or StackBehaviour.Pushi8 or StackBehaviour.Pushr4
                or StackBehaviour.Pushr8 or StackBehaviour.Pushref => 1,
            StackBehaviour.Push1_push1 => 2,
            _ => 0,
        };
    }

    private static int Popped(StackBehaviour behaviour)
    {
        return behaviour switch
        {
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi
                or StackBehaviour.Popi_popi8 => 2,
            StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1
                or StackBehaviour.Popref_popi => 2,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 => 3,
            StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref =>
                3,
            _ => 0,
        };
    }
}
