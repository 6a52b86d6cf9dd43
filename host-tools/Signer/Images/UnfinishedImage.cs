using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>An image that gets one more signature: unsigned yet, or signed by others.</summary>
public sealed class UnfinishedImage
{
    private const ushort PureType = 0x25;
    private const string HowToMake = "sign --digest-out makes an image for this; take it as it was written";

    private readonly byte[] _signedRange;
    private readonly List<UnprotectedTlv> _tlvs;

    private UnfinishedImage(byte[] signedRange, SignedForm form, List<UnprotectedTlv> tlvs)
    {
        _signedRange = signedRange;
        _tlvs = tlvs;
        Form = form;
        Digest = form.Digest.Hash(signedRange);
    }

    /// <summary>The content that the signatures cover.</summary>
    public SignedForm Form { get; }

    /// <summary>The digest of the signed range.</summary>
    public byte[] Digest { get; }

    /// <summary>The signed bytes: the digest, or for a pure form the signed range.</summary>
    public byte[] Message => Form.Message(_signedRange, Digest);

    /// <summary>The key hashes of those who claim to have signed, in hexadecimal, by the image's own hash.</summary>
    public IReadOnlyList<string> Signers =>
        [.. _tlvs
            .Where(tlv => tlv.Type is TlvType.KeyHash or TlvType.PublicKey)
            .Select(tlv =>
                KeyHash.Digits(tlv.Type == TlvType.KeyHash ? tlv.Value : Form.Digest.Hash(tlv.Value)))];

    /// <summary>An image without a signature, which no device takes.</summary>
    public static UnfinishedImage Begin(byte[] signedRange)
    {
        return Begin(signedRange, SignedForm.Usual);
    }

    /// <summary>An image of any form without a signature.</summary>
    public static UnfinishedImage Begin(byte[] signedRange, SignedForm form)
    {
        ArgumentNullException.ThrowIfNull(signedRange);
        ArgumentNullException.ThrowIfNull(form);
        UnfinishedImage image = new(signedRange, form, []);
        image._tlvs.Add(new UnprotectedTlv(form.Digest.TlvType, image.Digest));
        if (form.IsPure)
        {
            image._tlvs.Add(new UnprotectedTlv(PureType, [1]));
        }

        return image;
    }

    /// <summary>Reads an image that is well formed and whose digest is right. Signatures that are in it are kept, and
    /// not verified.</summary>
    public static UnfinishedImage Read(string name, byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ImageReport report = ImageInspector.Inspect(file);
        HostImage? other = report.Structure == VerifyStatus.UnknownTlv ? HostImage.TryRead(file) : null;
        VerifyStatus structure = other is null ? report.Structure : other.CheckStructure();
        if (structure != VerifyStatus.Ok || report.Header is null)
        {
            throw new ImageException($"{name}: found no image to sign: {StatusText.Of(structure)}", HowToMake);
        }

        if (report.DigestMatches != true)
        {
            VerifyStatus digest = report.DigestMatches is null
                ? VerifyStatus.MissingDigest
                : VerifyStatus.DigestMismatch;
            throw new ImageException($"{name}: {StatusText.Of(digest)}", HowToMake);
        }

        if (report.TrailingBytes > 0)
        {
            throw new ImageException(
                $"{name}: found {report.TrailingBytes} bytes after the TLVs, expected none: the image is padded for "
                    + "a slot",
                "sign first, pad later");
        }

        byte[] signedRange = file[..(report.Header.HeaderSize + (int)report.Header.BodySize
            + report.Header.ProtectedSize)];
        return new UnfinishedImage(
            signedRange,
            other?.Form ?? SignedForm.Usual,
            [.. report.Tlvs
                .Where(tlv => !tlv.IsProtected)
                .Select(tlv => new UnprotectedTlv(tlv.Type, tlv.Value.ToArray()))]);
    }

    /// <summary>Refuses a key that does not sign images of this form.</summary>
    public void RequireTaken(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!Form.Takes(key.Type))
        {
            throw new KeyException(
                KeyProblem.WrongKind,
                $"found a key of the type {key.Type}, expected one that signs an image with {Form}",
                $"{key.Type} signs {string.Join(" or ", key.Type.Digests)}");
        }
    }

    /// <summary>Refuses a key that does not sign images of this form, or that has signed this one.</summary>
    public void RequireNew(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireTaken(key);
        if (Signers.Contains(KeyHash.Digits(key.HashBy(Form.Digest))))
        {
            throw new KeyException(
                KeyProblem.Duplicate,
                $"found a signature by the key {key.KeyHash} in the image, expected one by another key",
                "each key signs an image once");
        }
    }

    /// <summary>Signs with a key, which must fit the form: a key of another kind gets no message at all.</summary>
    public void Sign(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireNew(key.Public);
        Add(key.Public, key.Sign(Message));
    }

    /// <summary>Adds a key's signature of <see cref="Message"/>, which the caller has checked.</summary>
    public void Add(PublicKey key, byte[] signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequireNew(key);
        _tlvs.Add(new UnprotectedTlv(TlvType.KeyHash, key.HashBy(Form.Digest)));
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

    /// <summary>Throws unless the device's verifier returns <paramref name="expected"/> for these bytes, with all of
    /// the keys required.</summary>
    public static void RequireStatus(byte[] image, IReadOnlyList<PublicKey> keys, VerifyStatus expected)
    {
        ArgumentNullException.ThrowIfNull(keys);
        VerifyStatus status = StatusOf(image, keys);
        if (status != expected)
        {
            throw new ImageException(
                $"the image would not verify: {StatusText.Of(status)}",
                HintOf(status));
        }
    }

    private static string HintOf(VerifyStatus status)
    {
        return status switch
        {
            VerifyStatus.TooManyTlvs or VerifyStatus.TlvsTooLarge =>
                "sign with fewer keys: an image has at most 64 TLVs",
            VerifyStatus.RevokedKey => "the image revokes a key that signs it: sign with keys that stay",
            _ => "each key's signature in the image must be good: secureboot inspect shows the claimed ones",
        };
    }
    /// <summary>Throws unless each of the keys, by the names of their files, has signed these bytes.</summary>
    public static void RequireSigners(byte[] image, IReadOnlyList<(string Name, PublicKey Key)> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach ((string name, PublicKey key) in keys)
        {
            VerifyStatus status = StatusOf(image, [key]);
            if (status != VerifyStatus.Ok)
            {
                throw new ImageException(
                    $"{name}: found no good signature of the image by this key, {key.KeyHash}, expected one: "
                        + StatusText.Of(status),
                    "secureboot inspect shows the keys that claim to have signed the image");
            }
        }

        RequireStatus(image, [.. keys.Select(pair => pair.Key)], VerifyStatus.Ok);
    }

    private static VerifyStatus StatusOf(byte[] image, IReadOnlyList<PublicKey> keys)
    {
        TrustedKeys trusted = new([.. keys.Select(key => key.ToTrustedKey())], keys.Count);
        return DeviceVerifier.Verify(image, ImagePolicy.WithoutCounter(trusted, InputFile.MaxImageSize), out _);
    }
}
