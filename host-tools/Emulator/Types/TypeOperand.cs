namespace SecureBoot.Emulator.Types;

/// <summary>The type an instruction names.</summary>
internal sealed class TypeOperand(TypeUse use)
{
    public TypeDesc Type { get; } = use.Type;

    public int Levels { get; } = use.Levels;
}
