namespace SecureBoot.Emulator.Types;

/// <summary>The 64 bits of a constant.</summary>
internal sealed class Constant
{
    public Constant(long bits)
    {
        Bits = bits;
    }

    public long Bits { get; }
}
