using System.Collections.Generic;
using Mono.Cecil.Cil;

namespace SecureBoot.MetadataProcessor.ByteCode;

/// <summary>The offset of each instruction of a body: most operands are shorter than in a .dll (docs/pe-format.md,
/// section 5).</summary>
internal sealed class CodeLayout
{
    private readonly int[] _offsets;

    public CodeLayout(MethodBody body)
    {
        _offsets = new int[body.CodeSize + 1];
        int saved = 0;
        bool hasChanged = false;
        foreach (Instruction instruction in body.Instructions)
        {
            _offsets[instruction.Offset] = instruction.Offset - saved;
            if (hasChanged)
            {
                Map.Add((instruction.Offset, instruction.Offset - saved));
            }

            int shorter = Saved(instruction);
            hasChanged = shorter > 0;
            saved += shorter;
        }

        Size = body.CodeSize - saved;
        _offsets[body.CodeSize] = Size;
    }

    /// <summary>Bytes of the instructions.</summary>
    public int Size { get; }

    /// <summary>Offsets in the .dll and in the file of each instruction that follows a shortened one.</summary>
    public List<(int Old, int New)> Map { get; } = [];

    /// <summary>The new offset of an instruction.</summary>
    public int this[Instruction instruction] => _offsets[instruction.Offset];

    private static int Saved(Instruction instruction)
    {
        return instruction.OpCode.OperandType switch
        {
            OperandType.InlineSwitch => 3 + (2 * ((Instruction[])instruction.Operand).Length),
            OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineBrTarget => 2,
            _ => 0,
        };
    }
}
