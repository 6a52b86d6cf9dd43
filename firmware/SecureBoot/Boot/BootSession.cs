namespace SecureBoot.Boot;

/// <summary>What a running image may do about its own boot: confirm itself, go back, take the next image.</summary>
public sealed class BootSession
{
    private readonly Journal _journal;
    private readonly SecurityCounter _counter;

    /// <summary>The session of the boot that <paramref name="record"/> tells of.</summary>
    public BootSession(BootRecord record, Journal journal, SecurityCounter counter, Updater updates)
    {
        Record = record;
        _journal = journal;
        _counter = counter;
        Updates = updates;
    }

    /// <summary>What was booted, and why.</summary>
    public BootRecord Record { get; }

    /// <summary>Takes new images.</summary>
    public Updater Updates { get; }

    /// <summary>The state of the slot that is not running: Rejected says that the last update failed its trial.</summary>
    public SlotState OtherState => _journal.State.StateOf(Slot.Other(Record.SlotNumber));

    /// <summary>Keeps the running image. Only now, and in the same record, the security counter rises to that of the image, and the keys that it revokes no longer count.</summary>
    public UpdateSessionResult Confirm()
    {
        int slot = Record.SlotNumber;
        SlotState state = _journal.State.StateOf(slot);
        if (state == SlotState.Confirmed)
        {
            return UpdateSessionResult.Success;
        }

        if (state != SlotState.Trial)
        {
            return UpdateSessionResult.NoImage;
        }

        JournalState next = _journal.State.Copy();
        next.SetState(slot, SlotState.Confirmed);
        next.Active = slot;
        next.Revoked = Record.Revoked;
        if (next.CounterOf(slot) > next.Counter)
        {
            next.Counter = next.CounterOf(slot);
        }

        if (!_journal.Write(next))
        {
            return UpdateSessionResult.FlashError;
        }

        // After the journal, never before: a cut between the two leaves a confirmed image, and the next boot raises the hardware.
        _counter.Raise(next.Counter);
        return UpdateSessionResult.Success;
    }

    /// <summary>Asks for the other slot's image at the next boot. On trial, the running image is rejected for good.</summary>
    /// <returns><see cref="UpdateSessionResult.NoImage"/> when the other slot has no confirmed image that may still boot.</returns>
    public UpdateSessionResult RequestRevert()
    {
        int slot = Record.SlotNumber;
        int other = Slot.Other(slot);
        JournalState state = _journal.State;

        // The device's counter, not only the journal's: a board that gave up this image for one that is too old would boot nothing.
        _counter.TryRead(state.Counter, out uint lowest);
        if (state.StateOf(other) != SlotState.Confirmed || state.CounterOf(other) < lowest)
        {
            return UpdateSessionResult.NoImage;
        }

        JournalState next = state.Copy();
        if (state.StateOf(slot) == SlotState.Trial)
        {
            next.SetState(slot, SlotState.Rejected);
            next.SetCounter(slot, 0);
        }
        else
        {
            next.Active = other;
        }

        return _journal.Write(next) ? UpdateSessionResult.Success : UpdateSessionResult.FlashError;
    }
}
