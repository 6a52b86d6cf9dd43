namespace SecureBoot.Image;

/// <summary>The names of <see cref="VerifyStatus"/>: on the device an enumeration's ToString gives the
/// number.</summary>
public static class VerifyStatusNames
{
    /// <summary>The member's name, or the number of a value without a name.</summary>
    public static string Get(VerifyStatus status)
    {
        // A switch: an array of the names would stay on the heap.
        return status switch
        {
            VerifyStatus.NotVerified => "NotVerified",
            VerifyStatus.TruncatedHeader => "TruncatedHeader",
            VerifyStatus.BadMagic => "BadMagic",
            VerifyStatus.BadHeaderSize => "BadHeaderSize",
            VerifyStatus.TooLarge => "TooLarge",
            VerifyStatus.TruncatedBody => "TruncatedBody",
            VerifyStatus.EmptyBody => "EmptyBody",
            VerifyStatus.BadReservedField => "BadReservedField",
            VerifyStatus.UnsupportedEncryption => "UnsupportedEncryption",
            VerifyStatus.UnsupportedCompression => "UnsupportedCompression",
            VerifyStatus.UnsupportedPlacement => "UnsupportedPlacement",
            VerifyStatus.NonBootable => "NonBootable",
            VerifyStatus.UnknownFlag => "UnknownFlag",
            VerifyStatus.TruncatedTlvArea => "TruncatedTlvArea",
            VerifyStatus.BadTlvMagic => "BadTlvMagic",
            VerifyStatus.ProtectedSizeMismatch => "ProtectedSizeMismatch",
            VerifyStatus.TruncatedTlv => "TruncatedTlv",
            VerifyStatus.BadTlvLength => "BadTlvLength",
            VerifyStatus.DuplicateTlv => "DuplicateTlv",
            VerifyStatus.MisplacedTlv => "MisplacedTlv",
            VerifyStatus.UnknownTlv => "UnknownTlv",
            VerifyStatus.TooManyTlvs => "TooManyTlvs",
            VerifyStatus.BadTrailingBytes => "BadTrailingBytes",
            VerifyStatus.MissingDigest => "MissingDigest",
            VerifyStatus.DigestMismatch => "DigestMismatch",
            VerifyStatus.MissingKeyHash => "MissingKeyHash",
            VerifyStatus.MissingSignature => "MissingSignature",
            VerifyStatus.UnknownKey => "UnknownKey",
            VerifyStatus.SignatureTypeMismatch => "SignatureTypeMismatch",
            VerifyStatus.BadSignatureEncoding => "BadSignatureEncoding",
            VerifyStatus.BadSignature => "BadSignature",
            VerifyStatus.DuplicateSignature => "DuplicateSignature",
            VerifyStatus.ThresholdNotMet => "ThresholdNotMet",
            VerifyStatus.MissingSecurityCounter => "MissingSecurityCounter",
            VerifyStatus.OldSecurityCounter => "OldSecurityCounter",
            VerifyStatus.MissingTrustedKeys => "MissingTrustedKeys",
            VerifyStatus.SelfTestFailed => "SelfTestFailed",
            VerifyStatus.UnreadableImage => "UnreadableImage",
            VerifyStatus.RevokedKey => "RevokedKey",
            VerifyStatus.TooManyRevokedKeys => "TooManyRevokedKeys",
            VerifyStatus.CounterTooHigh => "CounterTooHigh",
            VerifyStatus.TlvsTooLarge => "TlvsTooLarge",
            VerifyStatus.BadBody => "BadBody",
            VerifyStatus.WrongProduct => "WrongProduct",
            VerifyStatus.OldVersion => "OldVersion",
            VerifyStatus.MissingBodyHash => "MissingBodyHash",
            VerifyStatus.MisorderedTlv => "MisorderedTlv",
            VerifyStatus.DuplicateShortSignature => "DuplicateShortSignature",
            VerifyStatus.BodyHashMismatch => "BodyHashMismatch",
            VerifyStatus.BadShortSignature => "BadShortSignature",
            VerifyStatus.Ok => "Ok",
            _ => ((int)status).ToString(),
        };
    }
}
