using System;
using SecureBoot.Image;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Signer.Images;

/// <summary>Runs the device's own reader and verifier over an image, as the boot stage does, and reads its
/// body.</summary>
public sealed class ImageCheck
{
    /// <summary>Least bytes of an image that .NET's SHA-256 hashes: from this size on it wins although it has to be
    /// loaded first; the device's takes 14 ms for 1 MiB.</summary>
    public const int LargeImage = 256 * 1024;

    private readonly ImagePolicy _policy;

    /// <summary>Checks under <paramref name="policy"/>.</summary>
    public ImageCheck(ImagePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
    }

    /// <summary>Checks the image. The body is read only when the image verifies.</summary>
    public ImageVerdict Run(byte[] image)
    {
        ArgumentNullException.ThrowIfNull(image);

        VerifyStatus status = DeviceVerifier.Verify(image, _policy, out VerifiedImage? verified);
        if (status != VerifyStatus.Ok || verified is null)
        {
            return new ImageVerdict(status, null, null);
        }

        return new ImageVerdict(
            VerifyStatus.Ok,
            verified,
            new BodyReader(image, verified.Header.HeaderSize, verified.Header.BodySize));
    }
}
