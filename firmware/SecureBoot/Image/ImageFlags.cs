namespace SecureBoot.Image;

/// <summary>The header's flags. Each flag requests a function that this device does not have, so each flag refuses the
/// image (docs/image-format.md, section 2.2).</summary>
public static class ImageFlags
{
    /// <summary>The body is encrypted with AES-128 or AES-256.</summary>
    public const uint Encrypted = 0x04 | 0x08;

    /// <summary>The image is not to be booted.</summary>
    public const uint NonBootable = 0x10;

    /// <summary>The body must be copied to, or is placed at, a fixed address.</summary>
    public const uint Placed = 0x20 | 0x100;

    /// <summary>The body is compressed.</summary>
    public const uint Compressed = 0x200 | 0x400 | 0x800;

    /// <summary>Ok if no flag is set, otherwise the status of the first flag that is set.</summary>
    public static VerifyStatus Check(uint flags)
    {
        if (flags == 0)
        {
            return VerifyStatus.Ok;
        }

        if ((flags & Encrypted) != 0)
        {
            return VerifyStatus.UnsupportedEncryption;
        }

        if ((flags & Compressed) != 0)
        {
            return VerifyStatus.UnsupportedCompression;
        }

        if ((flags & Placed) != 0)
        {
            return VerifyStatus.UnsupportedPlacement;
        }

        return (flags & NonBootable) != 0 ? VerifyStatus.NonBootable : VerifyStatus.UnknownFlag;
    }
}
