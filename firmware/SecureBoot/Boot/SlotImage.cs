using System;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Boot;

/// <summary>The image of a slot in memory: read once, verified, and its assemblies checked.</summary>
public sealed class SlotImage
{
    private SlotImage(int slot, LoadedImage bytes, VerifiedImage verified, AssemblyList assemblies)
    {
        SlotNumber = slot;
        Bytes = bytes;
        Verified = verified;
        Assemblies = assemblies;
    }

    /// <summary>The slot that the image was read from.</summary>
    public int SlotNumber { get; }

    /// <summary>The bytes that were verified, and no others.</summary>
    public LoadedImage Bytes { get; }

    /// <summary>The facts that verification read.</summary>
    public VerifiedImage Verified { get; }

    /// <summary>The assemblies of the body.</summary>
    public AssemblyList Assemblies { get; }

    /// <summary>The image's identity of a kind; null for a kind that is not computed here.</summary>
    internal ImageIdentity? FindIdentity(byte kind)
    {
        if (kind == ImageIdentity.DigestKind)
        {
            return new ImageIdentity(
                kind, ImageVerifier.ComputeDigest(Bytes.Header, Bytes.Body, Bytes.Tail, Verified.Header));
        }

        if (kind != ImageIdentity.ShortDigestKind)
        {
            return null;
        }

        Sha256 sha = ShortDigest.Begin();
        sha.Update(Bytes.Header, 0, Bytes.Header.Length);
        return new ImageIdentity(kind, ShortDigest.Finish(sha, Bytes.Tail, Verified.Tlvs));
    }

    /// <summary>Reads and checks the image of a slot. A status other than <see cref="VerifyStatus.Ok"/> is a refusal;
    /// if the body's assemblies are invalid, <paramref name="body"/> has the reason.</summary>
    internal static VerifyStatus TryLoad(
        BootStorage storage, int slot, ImagePolicy policy, out SlotImage? image, out BodyStatus body)
    {
        image = null;
        body = BodyStatus.NotChecked;
        try
        {
            VerifyStatus status = ImageLoader.TryLoad(
                selfTestPassed: true,
                new SlotImageSource(storage, slot),
                policy,
                out LoadedImage? bytes,
                out VerifiedImage? verified);
            if (status != VerifyStatus.Ok || bytes is null || verified is null)
            {
                return status;
            }

            body = AssemblyList.TryRead(bytes.Body, isVerified: true, out AssemblyList? assemblies);
            if (body != BodyStatus.Ok || assemblies is null)
            {
                return VerifyStatus.BadBody;
            }

            image = new SlotImage(slot, bytes, verified, assemblies);
            return VerifyStatus.Ok;
        }
        catch (OutOfMemoryException)
        {
            // The image is below the largest size, but larger than the free heap. The runtime would not reset a boot
            // stage that ended because of this.
            return VerifyStatus.TooLarge;
        }
    }
}
