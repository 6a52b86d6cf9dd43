using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Reports;

/// <summary>A trusted key and the name of its file.</summary>
internal sealed record NamedKey(string Path, PublicKey Key);

/// <summary>What a refused image claims, and what the device wants instead.</summary>
/// <param name="image">The image's content, which nothing vouches for.</param>
/// <param name="policy">What the device wants.</param>
/// <param name="keys">The trusted keys, by the names of their files.</param>
internal sealed class RefusedImage(
    ImageReport image, ImagePolicy policy, IReadOnlyList<NamedKey> keys)
{
    private const int UuidSize = 16;

    private readonly ImageReport _image = image;
    private readonly ImagePolicy _policy = policy;
    private readonly IReadOnlyList<NamedKey> _keys = keys;

    /// <summary>The value that was found, the expected one, and the next step.</summary>
    internal (string Found, string Expected, string Hint) Explain(VerifyStatus status)
    {
        return status switch
        {
            VerifyStatus.OldSecurityCounter => (
                Counter(),
                $"security counter {Text(_policy.Counter)} or higher, as the device stores it",
                "sign a new image with a higher --security-counter"),
            VerifyStatus.MissingSecurityCounter => (
                Counter(),
                $"security counter {Text(_policy.Counter)} or higher",
                "sign with --security-counter N, or auto; --allow-no-counter verifies the image without"),
            VerifyStatus.CounterTooHigh => (
                Counter(),
                $"security counter {Text(ImagePolicy.CounterCeiling)} or lower",
                "sign the image again with a lower --security-counter"),
            VerifyStatus.DigestMismatch => (
                $"{_image.DigestAlgorithm} {_image.Digest} of these bytes",
                $"{DigestInImage()}, which the image has",
                "take the file as sign wrote it: it was changed since"),
            VerifyStatus.WrongProduct => (
                Product(),
                $"product {Product(_policy.Product ?? [])}, the board's",
                "give verify the nf.config of the right board, or sign with --product"),
            VerifyStatus.TooLarge => (
                $"a file of {Text(_image.FileSize)} bytes, in the header a body of "
                    + Text(_image.Header?.BodySize ?? 0),
                $"at most {Text(_policy.MaxSize)} bytes, the largest image that the device takes",
                "make the body smaller"),
            _ => ExplainSigners(status),
        };
    }

    private (string Found, string Expected, string Hint) ExplainSigners(VerifyStatus status)
    {
        string? hint = status switch
        {
            VerifyStatus.UnknownKey =>
                "give the key that signed the image with --key; secureboot rotate adds a signature of another key",
            VerifyStatus.MissingSignature => "secureboot sign or attach signs the image",
            VerifyStatus.ThresholdNotMet or VerifyStatus.RevokedKey =>
                "secureboot rotate or attach adds the signature of another key",
            VerifyStatus.BadSignature or VerifyStatus.BadShortSignature or VerifyStatus.BadSignatureEncoding
                or VerifyStatus.SignatureTypeMismatch or VerifyStatus.DuplicateSignature =>
                "take the image as sign wrote it, or sign it again: a signature in it is not as that key makes it",
            _ => null,
        };
        return hint is not null
            ? (Signers(), Trusted(), hint)
            : ("", "an image as sign writes it", "secureboot inspect shows each field of the image");
    }

    private string Signers()
    {
        return _image.Signers.Count == 0
            ? "no signature with the name of its key"
            : "signatures in the name of " + string.Join(", ", _image.Signers.Select(signer =>
                signer.KnownAs is null ? signer.KeyHash : $"{signer.KeyHash} ({signer.KnownAs})"));
    }

    private string Trusted()
    {
        DigestAlgorithm algorithm = _image.HostForm?.Digest ?? DigestAlgorithm.Sha256;
        return $"signatures of {Text(_policy.Keys.Threshold)} of these keys: " + string.Join(", ", _keys.Select(pair =>
            $"{Printable.Escape(pair.Path)} ({Convert.ToHexStringLower(pair.Key.HashBy(algorithm))})"));
    }

    private string Counter()
    {
        return Find(TlvType.SecurityCounter) is { Length: sizeof(uint) } value
            ? $"security counter {Text(BinaryPrimitives.ReadUInt32LittleEndian(value.Span))}"
            : "no security counter";
    }

    private string Product()
    {
        return Find(TlvType.ClassId) is { } value ? $"product {Product(value.Span)}" : "no product";
    }

    private static string Product(ReadOnlySpan<byte> id)
    {
        return id.Length == UuidSize ? new Guid(id, bigEndian: true).ToString() : Convert.ToHexStringLower(id);
    }

    private string DigestInImage()
    {
        return _image.Tlvs.First(tlv => !tlv.IsProtected && tlv.TypeName == _image.DigestAlgorithm).Hex;
    }

    private ReadOnlyMemory<byte>? Find(ushort type)
    {
        return _image.Tlvs.FirstOrDefault(tlv => tlv.IsProtected && tlv.Type == type)?.Value;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
