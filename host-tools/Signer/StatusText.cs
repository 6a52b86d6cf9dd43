using System;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>A sentence for each status of the device's checks.</summary>
public static class StatusText
{
    /// <summary>The reason why an image is refused, or that all checks passed.</summary>
    public static string Of(VerifyStatus status)
    {
        return status switch
        {
            VerifyStatus.NotVerified => "nothing has been verified",
            VerifyStatus.TruncatedHeader => "the image ends before its header does",
            VerifyStatus.BadMagic => "the first word is not the magic of an image",
            VerifyStatus.BadHeaderSize => "the header size is below 32 bytes",
            VerifyStatus.TooLarge => "the image declares, or has, more bytes than are allowed",
            VerifyStatus.TruncatedBody => "the image ends before its body does",
            VerifyStatus.EmptyBody => "the body has no bytes",
            VerifyStatus.BadReservedField => "a reserved field of the header is not zero",
            VerifyStatus.UnsupportedEncryption => "the image is encrypted, which the device does not support",
            VerifyStatus.UnsupportedCompression => "the image is compressed, which the device does not support",
            VerifyStatus.UnsupportedPlacement =>
                "the image asks for a load address, which the device does not support",
            VerifyStatus.NonBootable => "the image is marked as not bootable",
            VerifyStatus.UnknownFlag => "a flag is set that the device does not know",
            VerifyStatus.TruncatedTlvArea => "the image ends inside a TLV area",
            VerifyStatus.BadTlvMagic => "a TLV area does not start with its magic",
            VerifyStatus.ProtectedSizeMismatch => "the header and the protected area disagree on the area's size",
            VerifyStatus.TruncatedTlv => "a TLV is longer than the rest of its area",
            VerifyStatus.BadTlvLength => "a TLV's length is invalid for its type",
            VerifyStatus.DuplicateTlv => "a TLV that may occur once is a duplicate",
            VerifyStatus.MisplacedTlv => "a TLV is in the wrong area for its type",
            VerifyStatus.UnknownTlv => "a TLV's type is not known",
            VerifyStatus.TooManyTlvs => "there are more TLVs than the device takes",
            VerifyStatus.BadTrailingBytes => "the bytes after the TLVs are neither erased flash nor an MCUboot trailer",
            VerifyStatus.MissingDigest => "there is no SHA-256 of the signed range",
            VerifyStatus.DigestMismatch => "the bytes are not those that were signed: their SHA-256 differs",
            VerifyStatus.MissingKeyHash => "a signature has no key hash before it",
            VerifyStatus.MissingSignature => "the image is not signed, or a key hash has no signature after it",
            VerifyStatus.UnknownKey => "no signature is by a trusted key",
            VerifyStatus.SignatureTypeMismatch => "the signature's type is not the trusted key's type",
            VerifyStatus.BadSignatureEncoding => "the signature of a trusted key is not strictly encoded",
            VerifyStatus.BadSignature => "the signature in the name of a trusted key is not by that key",
            VerifyStatus.DuplicateSignature => "one trusted key signed twice",
            VerifyStatus.ThresholdNotMet => "fewer trusted keys signed than are required",
            VerifyStatus.MissingSecurityCounter => "the image has no security counter and the device stores one",
            VerifyStatus.OldSecurityCounter => "the image's security counter is below the device's: an old image",
            VerifyStatus.MissingTrustedKeys => "there is no trusted key",
            VerifyStatus.SelfTestFailed => "the device's cryptography failed its known-answer test",
            VerifyStatus.UnreadableImage => "the image could not be read",
            VerifyStatus.RevokedKey => "a revoked key signed, and too few other keys did",
            VerifyStatus.TooManyRevokedKeys =>
                "with this image more keys would be revoked than the device can remember",
            VerifyStatus.CounterTooHigh =>
                "the security counter is above 2147483647, after which no update could follow",
            VerifyStatus.TlvsTooLarge => "the TLVs take more bytes than the device reads",
            VerifyStatus.BadBody => "the device would not load the body",
            VerifyStatus.WrongProduct => "the image is for another product",
            VerifyStatus.OldVersion => "the version is below the confirmed version, and this board refuses downgrades",
            VerifyStatus.MissingBodyHash => "there is a short signature without the HMAC of the body",
            VerifyStatus.MisorderedTlv =>
                "the short signatures are not the last protected TLVs, in the order of their types",
            VerifyStatus.DuplicateShortSignature => "two short signatures name one key",
            VerifyStatus.BodyHashMismatch => "the HMAC in the image is not that of the body",
            VerifyStatus.BadShortSignature => "the short signature in the name of a trusted key is not by that key",
            VerifyStatus.Ok => "every check passed",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }

    /// <summary>The reason why the loader would refuse a body, or that it is loadable.</summary>
    public static string Of(BodyStatus status)
    {
        return status switch
        {
            BodyStatus.NotChecked => "not checked",
            BodyStatus.TruncatedAssembly => "it ends before the assembly does",
            BodyStatus.BadMarker => "it does not start with NFMRK1, the marker of an assembly",
            BodyStatus.BadHeaderCrc => "the CRC of the header is wrong",
            BodyStatus.BadContentCrc => "the CRC of the content is wrong",
            BodyStatus.BadFlags => "a flag is set that the loader refuses or does not know",
            BodyStatus.NativeMethods => "it has native methods, which the loader does not bind",
            BodyStatus.PatchedCode => "it brings native code that the loader would jump to",
            BodyStatus.BadStringTableVersion => "it uses another table of well-known strings than the runtime",
            BodyStatus.BadTables => "a table is outside the assembly or out of order",
            BodyStatus.TooManyAssemblies => "there are more assemblies than the device takes",
            BodyStatus.Ok => "loadable",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
    }
}
