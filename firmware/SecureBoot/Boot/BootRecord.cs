using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The booted image and the reason, for the application to read.</summary>
public sealed class BootRecord
{
    /// <summary>The record of a boot that ended with an image.</summary>
    /// <param name="selection">The decision.</param>
    /// <param name="image">The image.</param>
    /// <param name="keys">The keys of the verification.</param>
    public BootRecord(BootSelection selection, SlotImage image, TrustedKeys keys)
    {
        ImageHeader header = image.Verified.Header;
        Action = selection.Action;
        Reason = selection.Reason;
        LastRefusal = selection.Refusal;
        SlotNumber = image.SlotNumber;
        Major = header.Major;
        Minor = header.Minor;
        Revision = header.Revision;
        Build = header.Build;
        SecurityCounter = image.Verified.SecurityCounter;
        Digest = image.Verified.Digest;
        Identity = image.Verified.Identity;
        Version = header.Version;
        KeyHash = FindSigner(image.Verified, keys);
        Revoked = image.Verified.Revoked;
    }

    /// <summary>The action of the boot: Boot, Trial or Revert.</summary>
    public BootAction Action { get; }

    /// <summary>Why.</summary>
    public BootReason Reason { get; }

    /// <summary>Why the other image was refused on the way, or <see cref="VerifyStatus.Ok"/>.</summary>
    public VerifyStatus LastRefusal { get; }

    /// <summary>The slot of the running image.</summary>
    public int SlotNumber { get; }

    /// <summary>The first part of the image's version.</summary>
    public byte Major { get; }

    /// <summary>The second part of the image's version.</summary>
    public byte Minor { get; }

    /// <summary>The third part of the image's version.</summary>
    public ushort Revision { get; }

    /// <summary>The build number of the image's version.</summary>
    public uint Build { get; }

    /// <summary>The version as one number.</summary>
    public ulong Version { get; }

    /// <summary>The security counter.</summary>
    public uint SecurityCounter { get; }

    /// <summary>SHA-256 of the image's signed range; null if short signatures decided and the digest was not
    /// computed.</summary>
    public byte[]? Digest { get; }

    /// <summary>The identity of the image as the journal stores it.</summary>
    public ImageIdentity Identity { get; }

    /// <summary>The hash of the first trusted key that signed the image.</summary>
    public byte[] KeyHash { get; }

    /// <summary>The trusted keys that are revoked once the image is confirmed: the keys that were revoked before, and
    /// the keys that the image revokes.</summary>
    public RevokedKeys Revoked { get; }

    private static byte[] FindSigner(VerifiedImage image, TrustedKeys keys)
    {
        for (int i = 0; i < image.KeyCount; i++)
        {
            if (image.IsSignedBy(i))
            {
                return keys.At(i).KeyHash;
            }
        }

        return new byte[0];
    }
}
