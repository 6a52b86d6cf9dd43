namespace SecureBoot.PeFormat;

/// <summary>The argument or local variable that an instruction names.</summary>
/// <param name="IsArgument">Whether the variable is an argument; <c>this</c> is the first argument.</param>
/// <param name="Index">The index.</param>
public readonly record struct PeVariable(bool IsArgument, int Index)
{
    /// <summary>The variable of an instruction, or null for an instruction without a variable.</summary>
    public static PeVariable? Of(PeInstruction instruction)
    {
        int code = instruction.Opcode.Code;
        return code switch
        {
            >= 0x02 and <= 0x05 => new PeVariable(true, code - 0x02),
            >= 0x06 and <= 0x09 => new PeVariable(false, code - 0x06),
            >= 0x0A and <= 0x0D => new PeVariable(false, code - 0x0A),
            >= 0x0E and <= 0x10 or >= 0xFE09 and <= 0xFE0B => new PeVariable(true, (int)instruction.Operand),
            >= 0x11 and <= 0x13 or >= 0xFE0C and <= 0xFE0E => new PeVariable(false, (int)instruction.Operand),
            _ => null,
        };
    }
}
