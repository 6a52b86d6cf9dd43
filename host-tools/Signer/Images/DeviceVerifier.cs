using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>The device's self test and verifier over an image in memory.</summary>
internal static class DeviceVerifier
{
    /// <summary>The device's verdict about the image; where a trusted key is of a kind that only the host verifies, an
    /// image of a form that only the host reads is read too.</summary>
    internal static VerifyStatus Verify(byte[] image, ImagePolicy policy, out VerifiedImage? verified)
    {
        return HasHostKey(policy.Keys) && HostImage.TryRead(image) is { } other
            ? other.Verify(policy, out verified)
            : VerifyOwn(image, policy, out verified);
    }

    /// <summary>The device's verdict about the image, with and without a native hash: both must be Ok. .NET hashes a
    /// large image; everything else is the device's code.</summary>
    internal static VerifyStatus VerifyOwn(byte[] image, ImagePolicy policy, out VerifiedImage? verified)
    {
        policy.Hmac = HostHmac.Instance;
        policy.ChecksBoth = true;
        bool selfTestPassed = KnownAnswers.Run();
        return image.Length < ImageCheck.LargeImage || !selfTestPassed
            ? ImageLoader.TryLoad(selfTestPassed, new ArrayImageSource(image), policy, out _, out verified)
            : VerifyLarge(image, policy, out verified);
    }

    // As the boot stage verifies a staged image: header, digest, then the bytes after the body, and the body's HMAC.
    private static VerifyStatus VerifyLarge(byte[] image, ImagePolicy policy, out VerifiedImage? verified)
    {
        verified = null;
        if (image.Length > policy.MaxSize)
        {
            return VerifyStatus.TooLarge;
        }

        VerifyStatus status = ImageHeader.TryRead(
            image, ImageHeader.Size, image.Length, policy.MaxSize, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        int bodyEnd = fields.HeaderSize + fields.BodySize;
        byte[] tail = image[bodyEnd..];
        byte[] digest = SHA256.HashData(image.AsSpan(0, bodyEnd + fields.ProtectedSize));
        Sha256 shortDigest = ShortDigest.Begin();
        shortDigest.Update(image, 0, fields.HeaderSize);
        status = new ImageVerifier(policy).VerifyTail(
            fields, tail, digest, shortDigest, out VerifiedImage? found);
        if (status == VerifyStatus.Ok
            && found is not null
            && ImageInspector.MatchBodyHash(image, fields, tail, found.Tlvs) == false)
        {
            status = VerifyStatus.BodyHashMismatch;
        }

        verified = status == VerifyStatus.Ok ? found : null;
        return status;
    }

    private static bool HasHostKey(TrustedKeys keys)
    {
        bool found = false;
        for (int i = 0; i < keys.Count; i++)
        {
            found |= keys.At(i) is HostTrustedKey;
        }

        return found;
    }
}
