namespace SecureBoot.Updates;

/// <summary>The decision table of docs/updates.md, section 3: a pure function of a verified manifest and of the board's
/// facts.</summary>
public static class UpdatePolicy
{
    /// <summary>Walks the table from the top; the first row that is so decides.</summary>
    public static UpdateDecision Decide(Manifest manifest, UpdateFacts facts)
    {
        ManifestNumbers numbers = manifest.Numbers;
        if (IsOld(numbers, facts))
        {
            return UpdateDecision.OldManifest;
        }

        if (!IsSame(manifest.Product, facts.Product))
        {
            return UpdateDecision.WrongProduct;
        }

        if (numbers.Expires != 0 && GetTime(facts) > numbers.Expires)
        {
            return UpdateDecision.Expired;
        }

        if (manifest.IsOf(facts.Running))
        {
            return UpdateDecision.Current;
        }

        if (facts.IsStaged)
        {
            return UpdateDecision.Staged;
        }

        if (numbers.IsHalted)
        {
            return UpdateDecision.Halted;
        }

        UpdateDecision decision = CheckImage(manifest, facts);
        return decision == UpdateDecision.None ? CheckTurn(numbers, facts) : decision;
    }

    /// <summary>Seconds since 1970, at least: a clock that was never set does not count.</summary>
    public static uint GetTime(UpdateFacts facts)
    {
        return facts.Clock > facts.LastIssued ? facts.Clock : facts.LastIssued;
    }

    // Whether the board may have this image, or the reason why not.
    private static UpdateDecision CheckImage(Manifest manifest, UpdateFacts facts)
    {
        ManifestNumbers numbers = manifest.Numbers;
        return !facts.IsConfirmed ? UpdateDecision.Unconfirmed
            : manifest.Version <= facts.RunningVersion ? UpdateDecision.NotNewer
            : numbers.SecurityCounter < facts.SecurityCounter ? UpdateDecision.OldCounter
            : numbers.Size > facts.MaxImageSize ? UpdateDecision.TooLarge
            : facts.RunningVersion < numbers.MinimumVersion ? UpdateDecision.MinimumVersion
            : UpdateDecision.None;
    }

    private static UpdateDecision CheckTurn(ManifestNumbers numbers, UpdateFacts facts)
    {
        return facts.IsRejected && numbers.Sequence <= facts.TriedSequence ? UpdateDecision.Rejected
            : facts.Bucket >= numbers.Rollout ? UpdateDecision.NotInRollout
            : facts.WindowLeft > 0 ? UpdateDecision.Waiting
            : UpdateDecision.Download;
    }

    // A refreshed manifest has the same sequence and a later time of issue.
    private static bool IsOld(ManifestNumbers numbers, UpdateFacts facts)
    {
        return numbers.Sequence < facts.LastSequence
            || (numbers.Sequence == facts.LastSequence && numbers.Issued < facts.LastIssued);
    }

    private static bool IsSame(byte[] product, byte[] own)
    {
        if (own.Length != product.Length)
        {
            return false;
        }

        for (int i = 0; i < product.Length; i++)
        {
            if (product[i] != own[i])
            {
                return false;
            }
        }

        return true;
    }
}
