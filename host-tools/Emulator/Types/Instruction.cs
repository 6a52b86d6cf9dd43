namespace SecureBoot.Emulator.Types;

/// <summary>One IL instruction, decoded.</summary>
internal struct Instruction
{
    public Op Op;

    /// <summary>A small operand: a tag.</summary>
    public ushort X;

    /// <summary>A number, an index or a branch target.</summary>
    public int A;

    /// <summary>A method, type, field or text.</summary>
    public object? O;
}
