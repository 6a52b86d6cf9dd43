namespace SecureBoot.Boot;

/// <summary>A board without a hardware counter: only the journal has a counter, and an attacker who can write the
/// journal can lower it.</summary>
public sealed class NoHardwareCounter : HardwareCounter
{
    /// <inheritdoc/>
    public override uint Maximum => uint.MaxValue;

    /// <inheritdoc/>
    public override bool TryRead(out uint value)
    {
        value = 0;
        return true;
    }

    /// <inheritdoc/>
    public override bool TryRaise(uint value)
    {
        return true;
    }
}
