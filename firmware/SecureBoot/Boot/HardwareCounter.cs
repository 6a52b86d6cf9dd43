namespace SecureBoot.Boot;

/// <summary>A security counter that software cannot lower: fuses, a secure element. Derive from this class for a board
/// with such a counter.</summary>
public abstract class HardwareCounter
{
    /// <summary>The highest possible value. At this value, the device takes no new image.</summary>
    public abstract uint Maximum { get; }

    /// <summary>Reads the counter; false if it cannot be read.</summary>
    public abstract bool TryRead(out uint value);

    /// <summary>Raises the counter to <paramref name="value"/>; false if this fails. The caller never lowers
    /// it.</summary>
    public abstract bool TryRaise(uint value);
}
