namespace SecureBoot.PeFormat;

/// <summary>An instruction of a body.</summary>
/// <param name="Offset">Bytes from the start of the body.</param>
/// <param name="Size">Bytes of the instruction.</param>
/// <param name="Opcode">The opcode.</param>
/// <param name="Operand">The operand as in the file; for branches the offset of the target.</param>
/// <param name="Targets">The offsets of a switch's targets, otherwise null.</param>
public readonly record struct PeInstruction(int Offset, int Size, PeOpcode Opcode, long Operand, int[]? Targets)
{
    /// <summary>The offset of the next instruction.</summary>
    public int End => Offset + Size;
}

/// <summary>The kind of a body's clause.</summary>
public enum PeClauseKind : ushort
{
    /// <summary>Catches a class.</summary>
    Catch = 0,

    /// <summary>Runs after an exception; the runtime treats it as a catch of everything.</summary>
    Fault = 1,

    /// <summary>Runs in any case.</summary>
    Finally = 2,

    /// <summary>Catches the exceptions that its filter selects.</summary>
    Filter = 3,
}

/// <summary>An exception clause. All offsets are bytes from the start of the body.</summary>
/// <param name="Kind">The kind of the clause.</param>
/// <param name="Class">0x8000 plus a TypeRef row, or a TypeDef row; the start of the filter for a filter.</param>
/// <param name="TryStart">Start of the guarded code.</param>
/// <param name="TryEnd">End of the guarded code.</param>
/// <param name="HandlerStart">Start of the handler.</param>
/// <param name="HandlerEnd">End of the handler.</param>
public readonly record struct PeClause(
    PeClauseKind Kind, ushort Class, ushort TryStart, ushort TryEnd, ushort HandlerStart, ushort HandlerEnd);
