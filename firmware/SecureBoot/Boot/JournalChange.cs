using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The changes that a boot makes to the journal, except a trial; one write each.</summary>
internal static class JournalChange
{
    /// <summary>Takes the request for recovery, or for a second judgement. The request counts once: the boot after this
    /// one is an ordinary boot.</summary>
    /// <returns>None, too, for a request for recovery that cannot be cleared: each boot would end in
    /// recovery.</returns>
    internal static BootReason TakeRequest(Journal journal)
    {
        BootReason request = journal.State.Request;
        if (request == BootReason.None)
        {
            return request;
        }

        JournalState next = journal.State.Copy();
        next.Request = BootReason.None;
        return journal.Change(next) || request == BootReason.JudgedAgain ? request : BootReason.None;
    }

    /// <summary>Notes that a pending image was refused: the next boot's refusal is the second refusal, and
    /// counts.</summary>
    /// <returns>Whether the note is stored.</returns>
    internal static bool JudgeAgain(Journal journal)
    {
        JournalState next = journal.State.Copy();
        next.Request = BootReason.JudgedAgain;
        return journal.Change(next);
    }

    /// <summary>Sets how often an image was started without a sign of life.</summary>
    /// <returns>Whether the number is stored.</returns>
    internal static bool SetStarts(Journal journal, int starts)
    {
        JournalState next = journal.State.Copy();
        next.Starts = starts;
        return journal.Change(next);
    }

    /// <summary>Rejects the image of a slot.</summary>
    internal static void Reject(Journal journal, int slot)
    {
        JournalState next = journal.State.Copy();
        next.Reject(slot);
        journal.Change(next);
    }

    /// <summary>Whether an image is the one that was confirmed in the slot. If the record has no identity, or an
    /// identity of an unknown kind, the image in the slot is accepted, except an image whose counter is above that of
    /// each confirmed image.</summary>
    internal static bool Recognize(Journal journal, int slot, SlotImage slotImage)
    {
        VerifiedImage image = slotImage.Verified;
        ImageIdentity known = journal.State.IdentityOf(slot);
        ImageIdentity found = image.Identity;
        if (known.Kind == found.Kind)
        {
            return known.IsSame(found);
        }

        // The record has the other kind of identity: the boot stage or its trusted keys changed. The image supplies
        // that identity.
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

    /// <summary>Makes an image new that differs from the confirmed image of its slot: the image has a trial like any
    /// new image.</summary>
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
