namespace SecureBoot.Updates;

/// <summary>The protected TLVs of a manifest besides the image format's own (docs/manifest-format.md, section
/// 3).</summary>
public static class ManifestField
{
    /// <summary>The publication's number, u32.</summary>
    public const ushort Sequence = 0x52C0;

    /// <summary>The time of the signature: seconds since 1970, u32.</summary>
    public const ushort Issued = 0x52C1;

    /// <summary>The time of expiry: seconds since 1970, u32; 0 for no expiry.</summary>
    public const ushort Expires = 0x52C2;

    /// <summary>The number of boards out of 10 000 that take the image, u16.</summary>
    public const ushort Rollout = 0x52C3;

    /// <summary>1: no board begins with the image; 0. One byte.</summary>
    public const ushort Halt = 0x52C4;

    /// <summary>Bytes of the image's file, u32.</summary>
    public const ushort Size = 0x52C5;

    /// <summary>SHA-256 of the image's file.</summary>
    public const ushort FileDigest = 0x52C6;

    /// <summary>The identity of the image: its digest, followed by its short digest if the image has one.</summary>
    public const ushort Identity = 0x52C7;

    /// <summary>The lowest running version that may take the image, in the header's form, 8 bytes.</summary>
    public const ushort MinimumVersion = 0x52C8;

    /// <summary>Seconds between two looks, u32.</summary>
    public const ushort Poll = 0x52C9;

    /// <summary>Seconds over which boards start the update, u32; 0 for an immediate start.</summary>
    public const ushort Window = 0x52CA;

    /// <summary>SHA-256 of each block of the file.</summary>
    public const ushort Blocks = 0x52CB;
}
