using System.Linq;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Manifests;

/// <summary>Whether any board can take an image by its signatures (docs/image-format.md, section 5). Only the board
/// knows its trusted keys.</summary>
internal static class BoardSignature
{
    /// <summary>Refuses a complete image without an ECDSA P-256 signature, or with signatures in another form than the
    /// device's.</summary>
    /// <param name="name">The image's name in messages.</param>
    /// <param name="image">The file.</param>
    /// <param name="report">The report on the file.</param>
    /// <exception cref="ImageException">No board takes the image.</exception>
    internal static void Require(string name, byte[] image, ImageReport report)
    {
        VerifyStatus status = JudgeByNoKey(image);
        if (status != VerifyStatus.UnknownKey || !report.Tlvs.Any(IsForBoards))
        {
            string why = status == VerifyStatus.UnknownKey
                ? "no signature is of the type ecdsa-p256, the one that boards verify"
                : StatusText.Of(status);
            throw new ImageException(
                $"{name}: found an image that no board takes: {why}",
                "sign it with a key of the type ecdsa-p256; after sign --digest-out, attach adds the signature");
        }
    }

    // The device's verifier skips the signatures of all keys but a new one, and checks everything else.
    private static VerifyStatus JudgeByNoKey(byte[] image)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        TrustedKeys keys = new([key.Public.ToTrustedKey()], 1);
        return DeviceVerifier.VerifyOwn(
            image, ImagePolicy.WithCounter(keys, InputFile.MaxImageSize, counter: 0), out _);
    }

    // An image with a SHA-256 digest has ECDSA signatures of P-256 only.
    private static bool IsForBoards(ReportedTlv tlv)
    {
        return !tlv.IsProtected
            && tlv.Type == KeyType.EcdsaP256.SignatureType
            && EcdsaSignature.TryParseDer(
                tlv.Value.ToArray(), 0, tlv.Value.Length, new byte[EcdsaSignature.Size]);
    }
}
