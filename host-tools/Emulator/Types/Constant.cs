namespace SecureBoot.Emulator.Types;

/// <summary>The 64 bits of a constant.</summary>
internal sealed class Constant(long bits)
{
    public long Bits { get; } = bits;
}
