using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The choice of the slot that a new image may overwrite while no image runs: never the only slot that may
/// boot (docs/boot.md, section 6).</summary>
internal sealed class StagingSlots
{
    private readonly BootStorage _storage;
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;
    private readonly TrustedKeys _keys;
    private readonly BootSettings _settings;
    private bool[]? _verifies;

    internal StagingSlots(
        BootStorage storage, Journal journal, SecurityCounter counter, TrustedKeys keys, BootSettings settings)
    {
        _storage = storage;
        _journal = journal;
        _counter = counter;
        _keys = keys;
        _settings = settings;
    }

    /// <summary>The slot: one that may not boot; otherwise one that is not confirmed; otherwise one that the boot would
    /// not choose.</summary>
    internal int Choose()
    {
        JournalState state = _journal.State;
        int active = state.Active;
        int other = Slot.Other(active);
        bool activeBoots = MayBoot(active);
        bool otherBoots = MayBoot(other);
        if (activeBoots != otherBoots)
        {
            return activeBoots ? other : active;
        }

        if (!activeBoots || state.StateOf(active) == SlotState.Confirmed)
        {
            return other;
        }

        return BootTable.Find(state.StateOf(active), state.StateOf(other)).TakesOther ? active : other;
    }

    private bool MayBoot(int slot)
    {
        SlotState state = _journal.State.StateOf(slot);
        if (state is SlotState.Empty or SlotState.Rejected)
        {
            return false;
        }

        if (_verifies is null)
        {
            // A slot that cannot be read now may boot later.
            _verifies = new bool[Slot.Count];
            for (int i = 0; i < Slot.Count; i++)
            {
                _verifies[i] = Verify(i, out _) is VerifyStatus.Ok or VerifyStatus.UnreadableImage;
            }
        }

        return _verifies[slot];
    }

    /// <summary>Notes that the slot has another image now.</summary>
    internal void SetVerifies(int slot, bool verifies)
    {
        if (_verifies is not null)
        {
            _verifies[slot] = verifies;
        }
    }

    /// <summary>Verifies the image of a slot with the journal's current state.</summary>
    internal VerifyStatus Verify(int slot, out VerifiedImage? image)
    {
        _ = _counter.ReadLowest(_journal.State.Counter, out uint lowest);
        ImagePolicy policy = _settings.CreatePolicy(_keys, lowest, _journal.State.Revoked);
        return StagedImage.Verify(_storage, slot, policy, out image);
    }
}
