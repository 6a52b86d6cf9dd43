using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>Verify statuses as results of an update.</summary>
public static class UpdateVerdict
{
    /// <summary>The result for the status, in less detail.</summary>
    public static UpdateSessionResult From(VerifyStatus status)
    {
        switch (status)
        {
            case VerifyStatus.Ok:
                return UpdateSessionResult.Success;
            case VerifyStatus.BadMagic:
                return UpdateSessionResult.BadMagic;
            case VerifyStatus.TooLarge:
                return UpdateSessionResult.TooLarge;
            case VerifyStatus.UnreadableImage:
                return UpdateSessionResult.FlashError;
            case VerifyStatus.DigestMismatch:
            case VerifyStatus.BodyHashMismatch:
                return UpdateSessionResult.HashMismatch;
            case VerifyStatus.OldSecurityCounter:
            case VerifyStatus.MissingSecurityCounter:
                return UpdateSessionResult.OldCounter;
            case VerifyStatus.CounterTooHigh:
                return UpdateSessionResult.CounterExhausted;
            case VerifyStatus.WrongProduct:
                return UpdateSessionResult.WrongProduct;
            case VerifyStatus.OldVersion:
                return UpdateSessionResult.OldVersion;
            case VerifyStatus.MissingSignature:
            case VerifyStatus.UnknownKey:
            case VerifyStatus.SignatureTypeMismatch:
            case VerifyStatus.BadSignatureEncoding:
            case VerifyStatus.BadSignature:
            case VerifyStatus.BadShortSignature:
            case VerifyStatus.DuplicateSignature:
            case VerifyStatus.ThresholdNotMet:
            case VerifyStatus.MissingTrustedKeys:
            case VerifyStatus.SelfTestFailed:
            case VerifyStatus.NotVerified:
            case VerifyStatus.RevokedKey:
            case VerifyStatus.TooManyRevokedKeys:
                return UpdateSessionResult.BadSignature;
            case VerifyStatus.TruncatedHeader:
            case VerifyStatus.BadHeaderSize:
            case VerifyStatus.TruncatedBody:
            case VerifyStatus.EmptyBody:
            case VerifyStatus.BadReservedField:
            case VerifyStatus.UnsupportedEncryption:
            case VerifyStatus.UnsupportedCompression:
            case VerifyStatus.UnsupportedPlacement:
            case VerifyStatus.NonBootable:
            case VerifyStatus.BadBody:
            case VerifyStatus.UnknownFlag:
                return UpdateSessionResult.HeaderMismatch;
            default:
                return UpdateSessionResult.BadTlv;
        }
    }
}
