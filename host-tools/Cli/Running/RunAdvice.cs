using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Cli.Running;

/// <summary>Why a board is in recovery, in words, and the next step.</summary>
internal static class RunAdvice
{
    /// <summary>The sentence and the hint for the boot stage's decision, and for the refused image.</summary>
    internal static (string Text, string Hint) Of(string decision, string refusal, string board)
    {
        if (decision.EndsWith(BootNames.Get(BootReason.NothingInstalled), System.StringComparison.Ordinal))
        {
            return ($"found no image on the board in {board}, expected one in a slot",
                "secureboot run IMAGE, or run PROJECT, puts one there");
        }

        if (decision.EndsWith(BootNames.Get(BootReason.MissingKeys), System.StringComparison.Ordinal))
        {
            return ("found no key that the boot stage trusts, expected one",
                "name one in nf.config and provision; or --key release.pub.pem; or run a project, which has the "
                    + "board's development key");
        }

        if (refusal.Length > 0)
        {
            (string why, string hint) = OfRefusal(refusal);
            return ($"the boot stage refused the image: {why}", hint);
        }

        return ($"the board is in recovery: {decision}",
            "docs/boot.md, section 7, says what each reason means; --erase begins with a fresh board");
    }

    /// <summary>The explanation of a refusal that the boot stage printed; null for any other line.</summary>
    internal static string? Explain(string line)
    {
        const string Refused = "boot: refused: ";
        const string Recovery = "boot: Refuse: ";
        if (line.StartsWith(Refused, System.StringComparison.Ordinal))
        {
            (string why, string hint) = OfRefusal(line[Refused.Length..]);
            return $"the boot stage refused an image: {why}; {hint}";
        }

        if (line == Recovery + nameof(BootReason.JudgedAgain))
        {
            return "the board resets, and judges the image once more before it is rejected";
        }

        return line.StartsWith(Recovery, System.StringComparison.Ordinal)
            ? $"the board is in recovery: {OfReason(line[Recovery.Length..])}; secureboot push sends it an image"
            : null;
    }

    private static string OfReason(string reason)
    {
        return reason switch
        {
            nameof(BootReason.NothingInstalled) => "no image is installed",
            nameof(BootReason.NothingBootable) => "there is an image, and none that boots",
            nameof(BootReason.JournalLost) => "the journal is lost, and no image verifies",
            nameof(BootReason.MissingKeys) => "the boot stage has no usable keys",
            nameof(BootReason.SelfTestFailed) => "the cryptography failed its self test",
            nameof(BootReason.RecoveryRequested) => "it was asked for",
            nameof(BootReason.LaunchFailed) => "the runtime could not load or start the image",
            nameof(BootReason.Unresponsive) => "images were started too often without a sign of life",
            _ => reason,
        };
    }

    private static (string Why, string Hint) OfRefusal(string refusal)
    {
        VerifyStatus? status = Find(refusal);
        string why = status is { } known ? $"{refusal}, {Signer.StatusText.Of(known)}" : refusal;
        string hint = status switch
        {
            VerifyStatus.UnknownKey or VerifyStatus.BadSignature or VerifyStatus.MissingSignature
                or VerifyStatus.ThresholdNotMet
                => "sign it with a key that nf.config names, or name its public key by --key, for this board alone",
            VerifyStatus.TooLarge =>
                "make the image smaller, or raise maxImageSize in nf.config and build the boot stage again",
            VerifyStatus.OldSecurityCounter or VerifyStatus.MissingSecurityCounter =>
                "sign with a security counter that is not below the board's",
            VerifyStatus.WrongProduct => "sign with the --product that nf.config names",
            _ => "secureboot inspect shows what is in it",
        };
        return (why, hint);
    }

    private static VerifyStatus? Find(string name)
    {
        string first = name.Split(',')[0];
        foreach (VerifyStatus status in System.Enum.GetValues<VerifyStatus>())
        {
            if (VerifyStatusNames.Get(status) == first)
            {
                return status;
            }
        }

        return null;
    }
}
