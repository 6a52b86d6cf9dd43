using SecureBoot.Updates;

namespace SecureBoot.Cli.Publishing;

/// <summary>What the boards of a fleet would do with a manifest whose image is whole (docs/updates.md, section
/// 3).</summary>
/// <param name="Text">The sentence.</param>
/// <param name="IsTaken">Whether at least a share of the fleet would take the image.</param>
/// <param name="Hint">The next step; may be empty.</param>
internal sealed record SiteVerdict(string Text, bool IsTaken, string Hint = "")
{
    /// <summary>The verdict at a time, in seconds since 1970.</summary>
    internal static SiteVerdict Of(Manifest manifest, uint now)
    {
        ManifestNumbers numbers = manifest.Numbers;
        if (numbers.Expires != 0 && numbers.Expires < now)
        {
            return No(
                $"the manifest ended at {Period.Describe(numbers.Expires)}",
                "secureboot publish --refresh signs it again");
        }

        return numbers.IsHalted ? No("halted", "secureboot publish --resume lets boards begin again")
            : numbers.Rollout == 0 ? No("the rollout is 0 %", "secureboot publish --rollout names a share")
            : new SiteVerdict(Takers(numbers), IsTaken: true);
    }

    private static SiteVerdict No(string why, string hint)
    {
        return new SiteVerdict($"boards would not begin: {why}", IsTaken: false, hint);
    }

    private static string Takers(ManifestNumbers numbers)
    {
        string who = numbers.Rollout == Manifest.WholeFleet
            ? "a board would take it"
            : $"{Share.Describe(numbers.Rollout)} of the boards would take it";
        return numbers.MinimumVersion == 0
            ? who
            : $"{who}, from the version {VersionNumber.Describe(numbers.MinimumVersion)} on";
    }
}
