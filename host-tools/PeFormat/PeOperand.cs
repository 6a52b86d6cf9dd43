namespace SecureBoot.PeFormat;

/// <summary>The operand after an opcode (docs/pe-format.md, section 5).</summary>
public enum PeOperand
{
    /// <summary>No operand.</summary>
    None,

    /// <summary>An unsigned byte: an index of a local or argument.</summary>
    U1,

    /// <summary>A signed byte.</summary>
    I1,

    /// <summary>An unsigned 16-bit index of a local or argument.</summary>
    U2,

    /// <summary>A signed 32-bit number.</summary>
    I4,

    /// <summary>A signed 64-bit number.</summary>
    I8,

    /// <summary>The bits of a 32-bit floating point number.</summary>
    R4,

    /// <summary>The bits of a 64-bit floating point number.</summary>
    R8,

    /// <summary>A signed byte from the end of the instruction.</summary>
    ShortBranch,

    /// <summary>A signed 16-bit number from the end of the instruction.</summary>
    Branch,

    /// <summary>A count of one byte, then 16-bit numbers from the end of the instruction.</summary>
    Switch,

    /// <summary>The id of a text.</summary>
    String,

    /// <summary>0x8000 plus a MethodRef row, or a MethodDef row.</summary>
    Method,

    /// <summary>0x8000 plus a FieldRef row, or a FieldDef row.</summary>
    Field,

    /// <summary>A TypeDef, TypeRef or TypeSpec row, distinguished by the two high bits.</summary>
    Type,

    /// <summary>32 bits: a table and a row.</summary>
    Token,
}
