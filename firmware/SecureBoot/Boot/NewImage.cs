using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The requirements for a verified image that is not confirmed yet.</summary>
internal static class NewImage
{
    /// <summary><see cref="VerifyStatus.Ok"/>, or the reason why the image may not have a trial.</summary>
    internal static VerifyStatus Check(
        VerifiedImage image, JournalState state, SecurityCounter counter, BootSettings settings)
    {
        if (!counter.CanHold(image.SecurityCounter))
        {
            return VerifyStatus.CounterTooHigh;
        }

        bool isOlder = image.SecurityCounter == state.Counter && image.Header.Version < state.Version;
        return settings.RefusesDowngrade && isOlder ? VerifyStatus.OldVersion : VerifyStatus.Ok;
    }
}
