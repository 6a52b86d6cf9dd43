using System;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>Runs the device's own reader, verifier and body check over an image, as the boot stage does.</summary>
public sealed class ImageCheck
{
    private readonly ImagePolicy _policy;

    /// <summary>Checks under <paramref name="policy"/>.</summary>
    public ImageCheck(ImagePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
    }

    /// <summary>Checks the image. The body is looked at only when the image verifies.</summary>
    public ImageVerdict Run(byte[] image)
    {
        ArgumentNullException.ThrowIfNull(image);

        VerifyStatus status = DeviceVerifier.Verify(image, _policy, out VerifiedImage? verified);
        if (status != VerifyStatus.Ok || verified is null)
        {
            return new ImageVerdict(status, null, BodyStatus.NotChecked);
        }

        BodyStatus body = AssemblyList.TryRead(image[verified.Header.HeaderSize..], verified.Header.BodySize, out _);
        return new ImageVerdict(VerifyStatus.Ok, verified, body);
    }
}
