using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>What the journal remembers.</summary>
public sealed class JournalState
{
    private readonly SlotState[] _states = new SlotState[Slot.Count];
    private readonly uint[] _counters = new uint[Slot.Count];

    /// <summary>The slot that is booted when nothing is to be tried: the one that was confirmed last. Never on trial.</summary>
    public int Active { get; set; } = Slot.B;

    /// <summary>The security counter: that of the newest image that was confirmed.</summary>
    public uint Counter { get; set; }

    /// <summary>The keys that confirmed images revoked.</summary>
    public RevokedKeys Revoked { get; set; } = RevokedKeys.None;

    /// <summary>The state of a slot.</summary>
    public SlotState StateOf(int slot)
    {
        return _states[slot];
    }

    /// <summary>The security counter of the image in a slot, as it was when it went on trial.</summary>
    public uint CounterOf(int slot)
    {
        return _counters[slot];
    }

    /// <summary>Sets the state of a slot.</summary>
    public void SetState(int slot, SlotState state)
    {
        _states[slot] = state;
    }

    /// <summary>Sets the security counter of the image in a slot.</summary>
    public void SetCounter(int slot, uint counter)
    {
        _counters[slot] = counter;
    }

    /// <summary>A state of its own that says the same.</summary>
    public JournalState Copy()
    {
        JournalState copy = new() { Active = Active, Counter = Counter, Revoked = Revoked };
        for (int slot = 0; slot < Slot.Count; slot++)
        {
            copy._states[slot] = _states[slot];
            copy._counters[slot] = _counters[slot];
        }

        return copy;
    }

    /// <summary>Whether the other says the same.</summary>
    public bool IsSame(JournalState other)
    {
        bool same = Active == other.Active && Counter == other.Counter && Revoked.IsSame(other.Revoked);
        for (int slot = 0; slot < Slot.Count; slot++)
        {
            same &= _states[slot] == other._states[slot] && _counters[slot] == other._counters[slot];
        }

        return same;
    }
}
