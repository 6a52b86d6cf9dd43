namespace SecureBoot.Updates;

/// <summary>The protected TLVs of a manifest besides the image format's own (docs/manifest-format.md, section
/// 3).</summary>
public static class ManifestField
{
    /// <summary>The publication's number, u32.</summary>
    public const ushort Sequence = 0x52C0;

    /// <summary>When it was signed: seconds since 1970, u32.</summary>
    public const ushort Issued = 0x52C1;

    /// <summary>When it ends: seconds since 1970, u32; 0 never.</summary>
    public const ushort Expires = 0x52C2;

    /// <summary>How many of 10 000 boards take the image, u16.</summary>
    public const ushort Rollout = 0x52C3;

    /// <summary>1: no board begins with the image; 0. One byte.</summary>
    public const ushort Halt = 0x52C4;

    /// <summary>Bytes of the image's file, u32.</summary>
    public const ushort Size = 0x52C5;

    /// <summary>SHA-256 of the image's file.</summary>
    public const ushort FileDigest = 0x52C6;

    /// <summary>Which image it is: its digest, and behind it its short digest if it has one.</summary>
    public const ushort Identity = 0x52C7;

    /// <summary>The lowest version that may run where the image is taken, in the header's form, 8 bytes.</summary>
    public const ushort MinimumVersion = 0x52C8;

    /// <summary>Seconds between two looks, u32.</summary>
    public const ushort Poll = 0x52C9;

    /// <summary>Seconds over which boards begin, u32; 0 at once.</summary>
    public const ushort Window = 0x52CA;

    /// <summary>SHA-256 of each block of the file.</summary>
    public const ushort Blocks = 0x52CB;
}
