using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Decides a second time whether a verified image may boot, from its bytes, the journal and the verdicts on
/// its signatures: each decision that a single wrong branch could have made (docs/fault-hardening.md, "second
/// look").</summary>
/// <remarks>The check does not hash the body or verify signatures again: the verdicts have those results.</remarks>
internal static class SecondLook
{
    /// <summary><see cref="VerifyStatus.Ok"/>, or why the image is refused after all.</summary>
    internal static VerifyStatus Check(
        SlotImage image, TrustedKeys keys, JournalState state, SecurityCounter counter, BootSettings settings)
    {
        LoadedImage bytes = image.Bytes;
        _ = counter.ReadLowest(state.Counter, out uint lowest);
        ImagePolicy policy = settings.CreatePolicyAgain(keys, lowest, state.Revoked);
        VerifyStatus status = ImageVerifier.Parse(
            bytes.Header, bytes.Body, bytes.Tail, policy.MaxSize, out _, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        status = ImageClaims.Check(policy, bytes.Tail, tlvs, out _, out _);
        RevokedKeys? revoked = RevocationList.Read(policy, bytes.Tail, tlvs);
        if (status != VerifyStatus.Ok || revoked is null)
        {
            return status;
        }

        if (!keys.IsMet(image.Verified.Verdicts, revoked))
        {
            return VerifyStatus.ThresholdNotMet;
        }

        BodyStatus body = AssemblyList.TryRead(bytes.Body, isVerified: true, out _);
        return body != BodyStatus.Ok ? VerifyStatus.BadBody : status;
    }
}
