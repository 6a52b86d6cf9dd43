namespace SecureBoot.Image;

/// <summary>The names of <see cref="VerifyStatus"/>: on the device an enumeration's ToString gives the number.</summary>
public static class VerifyStatusNames
{
    private static readonly string[] s_names =
    {
        "NotVerified", "TruncatedHeader", "BadMagic", "BadHeaderSize", "TooLarge", "TruncatedBody", "EmptyBody", "BadReservedField",
        "UnsupportedEncryption", "UnsupportedCompression", "UnsupportedPlacement", "NonBootable", "UnknownFlag", "TruncatedTlvArea",
        "BadTlvMagic", "ProtectedSizeMismatch", "TruncatedTlv", "BadTlvLength", "DuplicateTlv", "MisplacedTlv", "UnknownTlv", "TooManyTlvs",
        "BadTrailingBytes", "MissingDigest", "DigestMismatch", "MissingKeyHash", "MissingSignature", "UnknownKey", "SignatureTypeMismatch",
        "BadSignatureEncoding", "BadSignature", "DuplicateSignature", "ThresholdNotMet", "MissingSecurityCounter", "OldSecurityCounter",
        "MissingTrustedKeys", "SelfTestFailed", "UnreadableImage",
    };

    /// <summary>The member's name, or its number for a value that is none.</summary>
    public static string Get(VerifyStatus status)
    {
        if (status == VerifyStatus.Ok)
        {
            return "Ok";
        }

        int number = (int)status;
        return number >= 0 && number < s_names.Length ? s_names[number] : number.ToString();
    }
}
