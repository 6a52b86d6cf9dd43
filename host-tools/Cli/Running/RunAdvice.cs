using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Cli;

/// <summary>Why a board is in recovery, in words, and the next step.</summary>
internal static class RunAdvice
{
    /// <summary>The sentence and the hint for what the boot stage decided, and for the image that it refused.</summary>
    internal static (string Text, string Hint) Of(string decision, string refusal, string board)
    {
        if (decision.EndsWith(BootNames.Get(BootReason.NothingInstalled), System.StringComparison.Ordinal))
        {
            return ($"found no image on the board in {board}, expected one in a slot", "secureboot run IMAGE, or run PROJECT, puts one there");
        }

        if (decision.EndsWith(BootNames.Get(BootReason.MissingKeys), System.StringComparison.Ordinal))
        {
            return ("found no key that the boot stage trusts, expected one", "name one in nf.config and provision; or --key release.pub.pem; or run a project, which has the board's development key");
        }

        if (refusal.Length > 0)
        {
            (string why, string hint) = OfRefusal(refusal);
            return ($"the boot stage refused the image: {why}", hint);
        }

        return ($"the board is in recovery: {decision}", "docs/boot.md, section 7, says what each reason means; --erase begins with a fresh board");
    }

    private static (string Why, string Hint) OfRefusal(string refusal)
    {
        VerifyStatus? status = Find(refusal);
        string why = status is { } known ? $"{refusal}, {Signer.StatusText.Of(known)}" : refusal;
        string hint = status switch
        {
            VerifyStatus.UnknownKey or VerifyStatus.BadSignature or VerifyStatus.MissingSignature or VerifyStatus.ThresholdNotMet
                => "sign it with a key that nf.config names, or name its public key by --key, for this board alone",
            VerifyStatus.TooLarge => "make the image smaller, or raise maxImageSize in nf.config and build the boot stage again",
            VerifyStatus.OldSecurityCounter or VerifyStatus.MissingSecurityCounter => "sign with a security counter that is not below the board's",
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
