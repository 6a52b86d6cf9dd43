namespace SecureBoot.Boot;

/// <summary>A security counter that software cannot lower: fuses, a secure element. The seam for a board that has
/// one.</summary>
public abstract class HardwareCounter
{
    /// <summary>The highest value it can hold. Once there, no new image is taken.</summary>
    public abstract uint Maximum { get; }

    /// <summary>Reads it; false when it cannot be read.</summary>
    public abstract bool TryRead(out uint value);

    /// <summary>Raises it to <paramref name="value"/>; false when that did not work. It is never asked to
    /// fall.</summary>
    public abstract bool TryRaise(uint value);
}
