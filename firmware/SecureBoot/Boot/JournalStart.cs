using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Starts a journal from the images themselves, on a new board or if both records are lost (docs/boot.md,
/// section 3).</summary>
internal static class JournalStart
{
    /// <summary>Starts the journal.</summary>
    /// <returns>False when there is no image to begin with, or the journal cannot be written.</returns>
    internal static bool Run(
        BootStorage storage, Journal journal, SecurityCounter counter, TrustedKeys keys, BootSettings settings)
    {
        // A second read before a journal that may exist is overwritten.
        if (journal.Load() == JournalStatus.Ok)
        {
            return true;
        }

        // A fault of the chip would make a wrong first state permanent: the state is made twice.
        JournalState? state = Make(storage, journal.Status, counter, keys, settings);
        JournalState? again = Make(storage, journal.Status, counter, keys, settings);
        return state is not null && again is not null && state.IsSame(again) && journal.Write(state);
    }

    private static JournalState? Make(
        BootStorage storage, JournalStatus status, SecurityCounter counter, TrustedKeys keys, BootSettings settings)
    {
        return status == JournalStatus.Unprovisioned ? Provision(storage) : Rebuild(storage, counter, keys, settings);
    }

    // A new board from the factory: the image in slot A waits for its trial. The image is verified like any other
    // image.
    private static JournalState? Provision(BootStorage storage)
    {
        if (storage.GetLength(Slot.FileOf(Slot.A)) < ImageHeader.Size)
        {
            return null;
        }

        JournalState state = new() { Active = Slot.B };
        state.SetState(Slot.A, SlotState.Pending);
        return state;
    }

    // The valid image with the highest security counter waits for a trial. Its counter and its revoked keys count
    // immediately.
    private static JournalState? Rebuild(
        BootStorage storage, SecurityCounter counter, TrustedKeys keys, BootSettings settings)
    {
        _ = counter.ReadLowest(0, out uint lowest);
        ImagePolicy policy = settings.CreatePolicy(keys, lowest, RevokedKeys.None);

        // Without the status Ok there is no image.
        _ = StagedImage.Verify(storage, Slot.A, policy, out VerifiedImage? a);
        _ = StagedImage.Verify(storage, Slot.B, policy, out VerifiedImage? b);
        VerifiedImage? best = a is null || (b is not null && IsNewer(b, a)) ? b : a;
        if (best is null)
        {
            return null;
        }

        // If the first image fails, the other image is tried, unless it is older.
        int slot = best == a ? Slot.A : Slot.B;
        VerifiedImage? other = best == a ? b : a;
        JournalState state =
            new() { Active = Slot.Other(slot), Counter = best.SecurityCounter, Revoked = best.Revoked };
        state.SetImage(slot, SlotState.Pending, best);
        if (other is not null && other.SecurityCounter == best.SecurityCounter)
        {
            state.SetImage(Slot.Other(slot), SlotState.Pending, other);
        }

        return state;
    }

    private static bool IsNewer(VerifiedImage image, VerifiedImage other)
    {
        return image.SecurityCounter > other.SecurityCounter
            || (image.SecurityCounter == other.SecurityCounter && image.Header.Version > other.Header.Version);
    }
}
