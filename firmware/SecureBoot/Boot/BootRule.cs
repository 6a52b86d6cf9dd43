namespace SecureBoot.Boot;

/// <summary>A row of the decision table.</summary>
public sealed class BootRule
{
    /// <summary>Stands for every state.</summary>
    public const int Any = -1;

    private readonly int _active;
    private readonly int _other;

    internal BootRule(int active, int other, BootAction action, bool takesOther, BootReason reason)
    {
        _active = active;
        _other = other;
        Action = action;
        TakesOther = takesOther;
        Reason = reason;
    }

    /// <summary>The active slot's state in this row, or <see cref="Any"/>.</summary>
    public int Active => _active;

    /// <summary>The other slot's state in this row, or <see cref="Any"/>.</summary>
    public int Other => _other;

    /// <summary>The action of the row.</summary>
    public BootAction Action { get; }

    /// <summary>Whether the rule takes the image of the other slot, not of the active slot.</summary>
    public bool TakesOther { get; }

    /// <summary>Why.</summary>
    public BootReason Reason { get; }

    /// <summary>Whether the row applies to these states.</summary>
    public bool Matches(SlotState active, SlotState other)
    {
        return (_active == Any || _active == (int)active) && (_other == Any || _other == (int)other);
    }
}
