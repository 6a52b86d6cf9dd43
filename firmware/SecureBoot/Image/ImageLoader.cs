using System;

namespace SecureBoot.Image;

/// <summary>Reads a source of bytes into a verified image in memory (docs/image-format.md, section 7).</summary>
public static class ImageLoader
{
    /// <summary>Reads an image once and verifies the bytes that were read.</summary>
    /// <param name="selfTestPassed">The result of <see cref="Crypto.KnownAnswers.Run"/>: if false, no verdict
    /// counts.</param>
    /// <param name="source">The source of the bytes.</param>
    /// <param name="policy">The requirements for the image.</param>
    /// <param name="loaded">The bytes, or null unless the status is <see cref="VerifyStatus.Ok"/>.</param>
    /// <param name="image">The facts that verification read, or null unless the status is
    /// <see cref="VerifyStatus.Ok"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> or <paramref name="policy"/> is
    /// null.</exception>
    public static VerifyStatus TryLoad(
        bool selfTestPassed, ImageSource source, ImagePolicy policy, out LoadedImage? loaded, out VerifiedImage? image)
    {
        loaded = null;
        image = null;
        if (source is null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        ImageVerifier verifier = new(policy);
        if (!selfTestPassed)
        {
            return VerifyStatus.SelfTestFailed;
        }

        VerifyStatus status = LoadedImage.TryRead(source, policy.MaxSize, out LoadedImage? read);
        if (status != VerifyStatus.Ok || read is null)
        {
            return status;
        }

        status = verifier.Verify(read.Header, read.Body, read.Tail, out image);
        if (status == VerifyStatus.Ok)
        {
            loaded = read;
        }

        return status;
    }
}
