namespace SecureBoot.Boot;

/// <summary>The outcome of a call on an update: the names of nanoFramework's in-field update, then the names of this
/// project. Append only.</summary>
public enum UpdateSessionResult
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>Another session is open.</summary>
    Busy = 1,

    /// <summary>The session is over.</summary>
    BadToken = 2,

    /// <summary>The chunk is not the next chunk.</summary>
    BadOffset = 3,

    /// <summary>The image is larger than a slot, or the chunk is larger than the rest of the image.</summary>
    TooLarge = 4,

    /// <summary>The storage failed; you can try the same call again.</summary>
    FlashError = 5,

    /// <summary>The bytes do not start as an image does.</summary>
    BadMagic = 6,

    /// <summary>The running image is on trial: confirm or revert it first.</summary>
    SwapInFlight = 7,

    /// <summary>No image can be resumed, and there is no image to revert to.</summary>
    NoImage = 8,

    /// <summary>The device does not support the image's header, or the header is not that of the announced
    /// image.</summary>
    HeaderMismatch = 9,

    /// <summary>Bytes are still missing.</summary>
    Incomplete = 10,

    /// <summary>The TLVs are malformed, or a required TLV is missing.</summary>
    BadTlv = 11,

    /// <summary>The digest is not that of the bytes.</summary>
    HashMismatch = 12,

    /// <summary>An argument is invalid.</summary>
    BadArgument = 13,

    /// <summary>No slot may be written.</summary>
    NoSlot = 14,

    /// <summary>Too few trusted keys signed, or a signature is invalid. (Defined by this project.)</summary>
    BadSignature = 15,

    /// <summary>The image's security counter is below the device's, or missing. (Ours.)</summary>
    OldCounter = 16,

    /// <summary>The device's security counter is at its maximum or cannot be read: no new image is taken. Or the
    /// image's is more than it can hold. (Ours.)</summary>
    CounterExhausted = 17,

    /// <summary>The image is for another product. (Ours.)</summary>
    WrongProduct = 18,

    /// <summary>The image has failed its trial before, and no other was confirmed since. (Ours.)</summary>
    Rejected = 19,

    /// <summary>The image's version is below the confirmed image's version, and the device refuses downgrades.
    /// (Ours.)</summary>
    OldVersion = 20,
}
