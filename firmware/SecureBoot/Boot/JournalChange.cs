using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The changes that a boot makes to the journal besides a trial, one write each.</summary>
internal static class JournalChange
{
    /// <summary>Takes the request for recovery, or for a second judgement. It counts once: the boot after this one is
    /// like any other.</summary>
    internal static BootReason TakeRequest(Journal journal)
    {
        BootReason request = journal.State.Request;
        if (request != BootReason.None)
        {
            JournalState next = journal.State.Copy();
            next.Request = BootReason.None;
            journal.Change(next);
        }

        return request;
    }

    /// <summary>Notes that a pending image was refused: the next boot's refusal is the second one, and
    /// counts.</summary>
    /// <returns>Whether that is stored.</returns>
    internal static bool JudgeAgain(Journal journal)
    {
        JournalState next = journal.State.Copy();
        next.Request = BootReason.JudgedAgain;
        return journal.Change(next);
    }

    /// <summary>Sets how often an image was started without a sign of life.</summary>
    internal static void SetStarts(Journal journal, int starts)
    {
        JournalState next = journal.State.Copy();
        next.Starts = starts;
        journal.Change(next);
    }

    /// <summary>Rejects the image of a slot.</summary>
    internal static void Reject(Journal journal, int slot)
    {
        JournalState next = journal.State.Copy();
        next.Reject(slot);
        journal.Change(next);
    }

    /// <summary>Whether an image is the one that was confirmed in the slot. A record that does not know which that was,
    /// or by an unknown kind of identity, takes the one that is there, but not one with a counter that no confirmed
    /// image had.</summary>
    internal static bool Recognize(Journal journal, int slot, SlotImage slotImage)
    {
        VerifiedImage image = slotImage.Verified;
        ImageIdentity known = journal.State.IdentityOf(slot);
        ImageIdentity found = image.Identity;
        if (known.Kind == found.Kind)
        {
            return known.IsSame(found);
        }

        // Known by the other kind: the boot stage changed, or which keys it trusts. The image is asked for that one.
        ImageIdentity? other = slotImage.FindIdentity(known.Kind);
        if (other is null ? image.SecurityCounter > journal.State.Counter : !known.IsSame(other))
        {
            return false;
        }

        JournalState next = journal.State.Copy();
        next.SetImage(slot, SlotState.Confirmed, image);
        if (slot == next.Active)
        {
            next.Version = image.Header.Version;
        }

        journal.Change(next);
        return true;
    }

    /// <summary>Another image than the one that was confirmed in the slot is a new one: it has a trial like any
    /// other.</summary>
    internal static bool MakeNew(Journal journal, int slot, VerifiedImage image)
    {
        JournalState next = journal.State.Copy();
        next.SetImage(slot, SlotState.Pending, image);
        next.Starts = 0;
        if (next.StateOf(Slot.Other(slot)) == SlotState.Confirmed)
        {
            next.Active = Slot.Other(slot);
        }

        return journal.Change(next);
    }
}
