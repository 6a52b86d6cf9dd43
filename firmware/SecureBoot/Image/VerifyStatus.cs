namespace SecureBoot.Image;

/// <summary>The result of the verification of an image (docs/image-format.md, section 8). Zero, the value of a
/// forgotten assignment, is a refusal.</summary>
/// <remarks>The numbers are in the boot record and in documents: add at the end, never renumber.</remarks>
public enum VerifyStatus
{
    /// <summary>Nothing has been verified.</summary>
    NotVerified = 0,

    /// <summary>The image ends inside its header.</summary>
    TruncatedHeader = 1,

    /// <summary>The first word is not the image magic.</summary>
    BadMagic = 2,

    /// <summary>The header size is below 32 bytes.</summary>
    BadHeaderSize = 3,

    /// <summary>The image declares, or has, more bytes than the device accepts.</summary>
    TooLarge = 4,

    /// <summary>The image ends inside its body.</summary>
    TruncatedBody = 5,

    /// <summary>The body has no bytes.</summary>
    EmptyBody = 6,

    /// <summary>A reserved field of the header is not zero.</summary>
    BadReservedField = 7,

    /// <summary>The image requires decryption, which this device does not support.</summary>
    UnsupportedEncryption = 8,

    /// <summary>The image requires decompression, which this device does not support.</summary>
    UnsupportedCompression = 9,

    /// <summary>The image requires a fixed address, which this device does not support.</summary>
    UnsupportedPlacement = 10,

    /// <summary>The image is marked as not bootable.</summary>
    NonBootable = 11,

    /// <summary>A flag is set that this device does not know.</summary>
    UnknownFlag = 12,

    /// <summary>The image ends inside a TLV area.</summary>
    TruncatedTlvArea = 13,

    /// <summary>A TLV area does not start with its magic.</summary>
    BadTlvMagic = 14,

    /// <summary>The header and the protected area disagree on the area's size.</summary>
    ProtectedSizeMismatch = 15,

    /// <summary>A TLV is longer than the rest of its area.</summary>
    TruncatedTlv = 16,

    /// <summary>A TLV's length differs from the length of its type.</summary>
    BadTlvLength = 17,

    /// <summary>A TLV that may occur once is a duplicate.</summary>
    DuplicateTlv = 18,

    /// <summary>A TLV is in an area that its type does not allow.</summary>
    MisplacedTlv = 19,

    /// <summary>A TLV's type is not known.</summary>
    UnknownTlv = 20,

    /// <summary>The image has more TLVs than the device accepts.</summary>
    TooManyTlvs = 21,

    /// <summary>The bytes after the TLVs are neither erased flash nor an MCUboot trailer.</summary>
    BadTrailingBytes = 22,

    /// <summary>The digest TLV is missing.</summary>
    MissingDigest = 23,

    /// <summary>The digest TLV is not the digest of the signed range.</summary>
    DigestMismatch = 24,

    /// <summary>A signature has no key hash before it.</summary>
    MissingKeyHash = 25,

    /// <summary>No signature, or a key hash without a signature after it.</summary>
    MissingSignature = 26,

    /// <summary>No signature is by a trusted key.</summary>
    UnknownKey = 27,

    /// <summary>The signature's type is not the trusted key's type.</summary>
    SignatureTypeMismatch = 28,

    /// <summary>A trusted key's signature is not strictly encoded.</summary>
    BadSignatureEncoding = 29,

    /// <summary>A trusted key's signature is not a signature of this image.</summary>
    BadSignature = 30,

    /// <summary>One trusted key signed twice.</summary>
    DuplicateSignature = 31,

    /// <summary>Fewer trusted keys signed than the threshold requires.</summary>
    ThresholdNotMet = 32,

    /// <summary>The device has a security counter, and the image's counter is missing.</summary>
    MissingSecurityCounter = 33,

    /// <summary>The image's security counter is below the device's.</summary>
    OldSecurityCounter = 34,

    /// <summary>The device trusts no key, so no image can be verified.</summary>
    MissingTrustedKeys = 35,

    /// <summary>The device's own cryptography failed its known-answer test.</summary>
    SelfTestFailed = 36,

    /// <summary>The image could not be read.</summary>
    UnreadableImage = 37,

    /// <summary>A trusted key that was revoked signed, and not enough others did.</summary>
    RevokedKey = 38,

    /// <summary>With this image, the device would have to store more revoked keys than it has room for.</summary>
    TooManyRevokedKeys = 39,

    /// <summary>The image's security counter is above the ceiling: after a confirmation, too few higher counters would
    /// be left.</summary>
    CounterTooHigh = 40,

    /// <summary>The TLV areas are larger than the device holds.</summary>
    TlvsTooLarge = 41,

    /// <summary>The image is signed, but the loader may not load an assembly of its body; the body status gives the
    /// reason.</summary>
    BadBody = 42,

    /// <summary>The image is for another product, or does not name a product.</summary>
    WrongProduct = 43,

    /// <summary>The image's version is lower than that of the confirmed image, and its security counter is the
    /// same.</summary>
    OldVersion = 44,

    /// <summary>The image has a short signature, but no HMAC of the body for the signature to cover.</summary>
    MissingBodyHash = 45,

    /// <summary>The short signatures are not the last TLVs of the protected area, or not in the order of their
    /// types.</summary>
    MisorderedTlv = 46,

    /// <summary>Two short signatures have the same key.</summary>
    DuplicateShortSignature = 47,

    /// <summary>The HMAC in the image is not that of the body.</summary>
    BodyHashMismatch = 48,

    /// <summary>A trusted key's short signature is not a signature of this image's short digest.</summary>
    BadShortSignature = 49,

    /// <summary>Every check passed.</summary>
    Ok = 0x6A5C,
}
