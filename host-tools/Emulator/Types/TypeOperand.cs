namespace SecureBoot.Emulator.Types;

/// <summary>The type an instruction names.</summary>
internal sealed class TypeOperand
{
    public TypeOperand(TypeUse use)
    {
        Type = use.Type;
        Levels = use.Levels;
    }

    public TypeDesc Type { get; }

    public int Levels { get; }
}
