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
        JournalState state = Find(storage, journal.Status, counter, keys, settings, out bool isFound);
        JournalState again = Find(storage, journal.Status, counter, keys, settings, out bool isFoundAgain);
        return isFound && isFoundAgain && state.IsSame(again) && journal.Write(state);
    }

    /// <summary>The first state of the journal.</summary>
    /// <param name="storage">The storage of the slots.</param>
    /// <param name="status">Whether the board is new, or lost its journal.</param>
    /// <param name="counter">The device's security counter.</param>
    /// <param name="keys">The keys that count.</param>
    /// <param name="settings">The other requirements for an image.</param>
    /// <param name="isFound">Whether there is an image to begin with.</param>
    /// <remarks>A slot that cannot be read now waits for its trial: it may have the only image that boots.</remarks>
    internal static JournalState Find(
        BootStorage storage,
        JournalStatus status,
        SecurityCounter counter,
        TrustedKeys keys,
        BootSettings settings,
        out bool isFound)
    {
        return status == JournalStatus.Unprovisioned
            ? Provision(storage, out isFound)
            : Rebuild(storage, counter, keys, settings, out isFound);
    }

    // A new board from the factory: the image in slot A waits for its trial. The image is verified like any other
    // image.
    private static JournalState Provision(BootStorage storage, out bool isFound)
    {
        int length = storage.GetLength(Slot.FileOf(Slot.A));
        isFound = length >= ImageHeader.Size;
        JournalState state = new();
        if (isFound || length == BootStorage.Unreadable)
        {
            state.Active = Slot.B;
            state.SetState(Slot.A, SlotState.Pending);
        }

        return state;
    }

    // The valid image with the highest security counter waits for a trial. Its counter and its revoked keys count
    // immediately.
    private static JournalState Rebuild(
        BootStorage storage, SecurityCounter counter, TrustedKeys keys, BootSettings settings, out bool isFound)
    {
        _ = counter.ReadLowest(0, out uint lowest);
        ImagePolicy policy = settings.CreatePolicy(keys, lowest, RevokedKeys.None);

        // Without the status Ok there is no image.
        VerifyStatus statusA = StagedImage.Verify(storage, Slot.A, policy, out VerifiedImage? a);
        VerifyStatus statusB = StagedImage.Verify(storage, Slot.B, policy, out VerifiedImage? b);
        JournalState state = new();
        KeepUnreadable(state, Slot.A, statusA, a);
        KeepUnreadable(state, Slot.B, statusB, b);
        VerifiedImage? best = a is null || (b is not null && IsNewer(b, a)) ? b : a;
        isFound = best is not null;
        if (best is null)
        {
            return state;
        }

        // If the first image fails, the other image is tried, unless it is older.
        int slot = best == a ? Slot.A : Slot.B;
        VerifiedImage? other = best == a ? b : a;
        state.Active = Slot.Other(slot);
        state.Counter = best.SecurityCounter;
        state.Revoked = best.Revoked;
        state.Version = best.Header.Version;
        state.SetImage(slot, SlotState.Pending, best);
        if (other is not null && other.SecurityCounter == best.SecurityCounter)
        {
            state.Version = other.Header.Version;
            state.SetImage(Slot.Other(slot), SlotState.Pending, other);
        }

        return state;
    }

    // A slot that cannot be read has no image, and may have one later.
    private static void KeepUnreadable(JournalState state, int slot, VerifyStatus status, VerifiedImage? image)
    {
        if (image is null && status is (VerifyStatus.Ok or VerifyStatus.UnreadableImage))
        {
            state.SetState(slot, SlotState.Pending);
        }
    }

    private static bool IsNewer(VerifiedImage image, VerifiedImage other)
    {
        return image.SecurityCounter > other.SecurityCounter
            || (image.SecurityCounter == other.SecurityCounter && image.Header.Version > other.Header.Version);
    }
}
