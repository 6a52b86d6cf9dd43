namespace SecureBoot.Boot;

/// <summary>The boot functions for a running image: confirm itself, revert, install the next image.</summary>
/// <remarks>Each change of the journal is made under the journal's lock: the boot stage's watch is a separate
/// thread.</remarks>
public sealed class BootSession
{
    /// <summary>The largest total extension of a trial, in minutes.</summary>
    public const int MaxExtension = 60;

    private readonly Journal _journal;
    private readonly SecurityCounter _counter;

    /// <summary>The session of the boot that <paramref name="record"/> describes.</summary>
    public BootSession(BootRecord record, Journal journal, SecurityCounter counter, Updater updates)
    {
        Record = record;
        _journal = journal;
        _counter = counter;
        Updates = updates;
    }

    /// <summary>The booted image, and the reason.</summary>
    public BootRecord Record { get; }

    /// <summary>Takes new images.</summary>
    public Updater Updates { get; }

    /// <summary>The state of the slot that is not running: Rejected means that the last update failed its
    /// trial.</summary>
    public SlotState OtherState => _journal.State.StateOf(Slot.Other(Record.SlotNumber));

    /// <summary>Whether the running image is confirmed, so that no trial ends.</summary>
    public bool IsConfirmed => _journal.State.StateOf(Record.SlotNumber) == SlotState.Confirmed;

    /// <summary>The minutes by which the trial was extended.</summary>
    public int Extension { get; private set; }

    /// <summary>Keeps the running image. Only this call, with the same record, raises the security counter to that of
    /// the image and revokes the keys that the image revokes.</summary>
    public UpdateSessionResult Confirm()
    {
        lock (_journal)
        {
            if (IsConfirmed)
            {
                return UpdateSessionResult.Success;
            }

            int slot = Record.SlotNumber;
            JournalState next = _journal.State.Copy();
            if (next.StateOf(slot) != SlotState.Trial)
            {
                return UpdateSessionResult.NoImage;
            }

            next.Confirm(slot, Record);
            if (!_journal.Write(next))
            {
                return UpdateSessionResult.FlashError;
            }

            // After the journal, never before: a cut between the two leaves a confirmed image, and the next boot raises
            // the hardware.
            _counter.Raise(next.Counter);
            return UpdateSessionResult.Success;
        }
    }

    /// <summary>Requests the other slot's image for the next boot. A running image on trial is rejected
    /// permanently.</summary>
    /// <returns><see cref="UpdateSessionResult.NoImage"/> if the other slot has no confirmed image that may still
    /// boot.</returns>
    public UpdateSessionResult RequestRevert()
    {
        lock (_journal)
        {
            int slot = Record.SlotNumber;
            int other = Slot.Other(slot);
            JournalState next = _journal.State.Copy();

            // The device's counter, not only the journal's: a board that rejects this image in favour of an image that
            // is too old would boot nothing.
            _ = _counter.ReadLowest(next.Counter, out uint lowest);
            if (next.StateOf(other) != SlotState.Confirmed || next.CounterOf(other) < lowest)
            {
                return UpdateSessionResult.NoImage;
            }

            if (next.StateOf(slot) == SlotState.Trial)
            {
                next.Reject(slot);
            }

            next.Active = other;
            next.Starts = 0;
            UpdateSessionResult result = Write(next);
            if (result == UpdateSessionResult.Success)
            {
                Updates.Stop();
            }

            return result;
        }
    }

    /// <summary>Gives the trial of the running image more time.</summary>
    /// <param name="minutes">At least 1; all calls together at most <see cref="MaxExtension"/>.</param>
    /// <returns><see cref="UpdateSessionResult.NoImage"/> if the image is not on trial,
    /// <see cref="UpdateSessionResult.BadArgument"/> without an extension if the trial would become too long.</returns>
    public UpdateSessionResult ExtendTrial(int minutes)
    {
        lock (_journal)
        {
            if (IsConfirmed)
            {
                return UpdateSessionResult.NoImage;
            }

            if (minutes < 1 || minutes > MaxExtension - Extension)
            {
                return UpdateSessionResult.BadArgument;
            }

            Extension += minutes;
            return UpdateSessionResult.Success;
        }
    }

    /// <summary>Reports that the running image works, and resets the number of its starts. An unconfirmed image reports
    /// this by <see cref="Confirm"/> only.</summary>
    public UpdateSessionResult Alive()
    {
        lock (_journal)
        {
            if (!IsConfirmed || (_journal.State.Starts == 0 && !_journal.IsInDoubt))
            {
                return UpdateSessionResult.Success;
            }

            JournalState next = _journal.State.Copy();
            next.Starts = 0;
            if (Record.Reason == BootReason.OtherUnresponsive)
            {
                // The active image did not give a sign of life.
                next.Active = Record.SlotNumber;
            }

            return Write(next);
        }
    }

    /// <summary>Requests recovery at the next boot, before any load. The boot after that is an ordinary boot.</summary>
    /// <param name="reason">The reason that recovery shows.</param>
    public UpdateSessionResult RequestRecovery(BootReason reason)
    {
        lock (_journal)
        {
            JournalState next = _journal.State.Copy();
            next.Request = reason;
            return Write(next);
        }
    }

    private UpdateSessionResult Write(JournalState next)
    {
        return _journal.Write(next) ? UpdateSessionResult.Success : UpdateSessionResult.FlashError;
    }
}
