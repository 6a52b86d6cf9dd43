using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>An image that gets one more signature: unsigned yet, or signed by others.</summary>
public sealed class UnfinishedImage
{
    private const string HowToMake = "sign --digest-out makes an image for this; take it as it was written";

    private readonly byte[] _signedRange;
    private readonly List<UnprotectedTlv> _tlvs;

    private UnfinishedImage(byte[] signedRange, byte[] digest, List<UnprotectedTlv> tlvs)
    {
        _signedRange = signedRange;
        _tlvs = tlvs;
        Digest = digest;
    }

    /// <summary>SHA-256 of the signed range: what is signed.</summary>
    public byte[] Digest { get; }

    /// <summary>The key hashes of those who claim to have signed.</summary>
    public IReadOnlyList<KeyHash> Signers => [.. _tlvs.Where(tlv => tlv.Type is TlvType.KeyHash or TlvType.PublicKey).Select(tlv => new KeyHash(tlv.Type == TlvType.KeyHash ? tlv.Value : SHA256.HashData(tlv.Value)))];

    /// <summary>An image without a signature, which no device takes.</summary>
    public static UnfinishedImage Begin(byte[] signedRange)
    {
        ArgumentNullException.ThrowIfNull(signedRange);
        byte[] digest = SHA256.HashData(signedRange);
        return new UnfinishedImage(signedRange, digest, [new UnprotectedTlv(TlvType.Sha256, digest)]);
    }

    /// <summary>Reads an image that is well formed and whose digest is right. Signatures that are in it are kept, and not verified.</summary>
    public static UnfinishedImage Read(string name, byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ImageReport report = ImageInspector.Inspect(file);
        if (report.Structure != VerifyStatus.Ok || report.Header is null)
        {
            throw new ImageException($"{name}: found no image to sign: {StatusText.Of(report.Structure)}", HowToMake);
        }

        if (report.DigestMatches != true)
        {
            throw new ImageException($"{name}: {StatusText.Of(report.DigestMatches is null ? VerifyStatus.MissingDigest : VerifyStatus.DigestMismatch)}", HowToMake);
        }

        if (report.TrailingBytes > 0)
        {
            throw new ImageException($"{name}: found {report.TrailingBytes} bytes after the TLVs, expected none: the image is padded for a slot", "sign first, pad later");
        }

        byte[] signedRange = file[..(report.Header.HeaderSize + (int)report.Header.BodySize + report.Header.ProtectedSize)];
        return new UnfinishedImage(signedRange, SHA256.HashData(signedRange), [.. report.Tlvs.Where(tlv => !tlv.IsProtected).Select(tlv => new UnprotectedTlv(tlv.Type, tlv.Value.ToArray()))]);
    }

    /// <summary>Adds a key's signature of the digest, which the caller has checked.</summary>
    public void Add(PublicKey key, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Signers.Contains(key.KeyHash))
        {
            throw new KeyException(KeyProblem.Duplicate, $"found a signature by the key {key.KeyHash} in the image, expected one by another key", "each key signs an image once");
        }

        _tlvs.Add(new UnprotectedTlv(TlvType.KeyHash, key.KeyHash.ToArray()));
        _tlvs.Add(new UnprotectedTlv(key.Type.SignatureType, signature));
    }

    /// <summary>The image's bytes.</summary>
    public byte[] Build()
    {
        TlvAreaBuilder area = new(TlvList.UnprotectedMagic);
        foreach (UnprotectedTlv tlv in _tlvs)
        {
            area.Add(tlv.Type, tlv.Value);
        }

        return [.. _signedRange, .. area.Build()];
    }

    /// <summary>Throws unless the device's verifier says <paramref name="expected"/> of these bytes, all of the keys being needed.</summary>
    public static void RequireStatus(byte[] image, IReadOnlyList<PublicKey> keys, VerifyStatus expected)
    {
        ArgumentNullException.ThrowIfNull(keys);
        TrustedKeys trusted = new([.. keys.Select(key => key.ToTrustedKey())], keys.Count);
        VerifyStatus status = DeviceVerifier.Verify(image, ImagePolicy.WithoutCounter(trusted, InputFile.MaxImageSize), out _);
        if (status != expected)
        {
            throw new ImageException($"the image would not verify: {StatusText.Of(status)}", "an image has at most 64 TLVs, and each trusted key's signature in it must be good");
        }
    }
}
