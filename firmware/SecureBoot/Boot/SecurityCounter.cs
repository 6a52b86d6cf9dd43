namespace SecureBoot.Boot;

/// <summary>The device's security counter: the highest of the boot stage's own floor, the journal's counter and the
/// hardware's.</summary>
public sealed class SecurityCounter
{
    private readonly HardwareCounter _hardware;
    private readonly uint _floor;
    private readonly uint _inverse;

    /// <summary>Counts with <paramref name="hardware"/>, and never below <paramref name="floor"/>, which no file can
    /// lower.</summary>
    public SecurityCounter(HardwareCounter hardware, uint floor)
        : this(hardware, floor, ~floor)
    {
    }

    /// <summary>As the other constructor, with the floor's complement from a separate source: the higher of the two
    /// floors counts.</summary>
    public SecurityCounter(HardwareCounter hardware, uint floor, uint inverse)
    {
        _hardware = hardware;
        _floor = floor;
        _inverse = inverse;
    }

    /// <summary>The lowest counter an image may have. The value is valid with either result.</summary>
    /// <param name="journal">The journal's counter.</param>
    /// <param name="value">The highest of the three, or of the two that can be read.</param>
    /// <returns>Whether a new image may be taken: false if the hardware cannot be read, or the counter is at its
    /// maximum.</returns>
    public bool ReadLowest(uint journal, out uint value)
    {
        bool readable = _hardware.TryRead(out uint hardware);
        value = journal > _floor ? journal : _floor;
        value = ~_inverse > value ? ~_inverse : value;
        if (readable && hardware > value)
        {
            value = hardware;
        }

        return readable && value < _hardware.Maximum;
    }

    /// <summary>Whether the counter can be raised to that of an image.</summary>
    public bool CanHold(uint value)
    {
        return value <= _hardware.Maximum;
    }

    /// <summary>Raises the hardware to the journal's counter: after a confirmation, or at the boot after an interrupted
    /// confirmation.</summary>
    public bool Raise(uint journal)
    {
        return _hardware.TryRead(out uint hardware) && (hardware >= journal || _hardware.TryRaise(journal));
    }
}
