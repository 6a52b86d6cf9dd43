using System;
using SecureBoot.Buffers;
using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>Decides whether an image may boot: a pure function of its bytes and a policy (docs/image-format.md, section 7).</summary>
/// <remarks>
/// The image comes as two arrays, its header and the rest, so that the rest can be loaded without a copy.
/// Nothing is read from the body; every byte before the unprotected area is under the digest, and the digest under the signatures.
/// </remarks>
public sealed class ImageVerifier
{
    private readonly ImagePolicy _policy;

    /// <summary>Verifies under <paramref name="policy"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public ImageVerifier(ImagePolicy policy)
    {
        if (policy is null)
        {
            throw new ArgumentNullException(nameof(policy));
        }

        _policy = policy;
    }

    /// <summary>Verifies an image. Only <see cref="VerifyStatus.Ok"/> gives an image, and only then may its body be looked at.</summary>
    /// <param name="header">The image's first bytes, as many as its header declares.</param>
    /// <param name="rest">All bytes after them: body, TLVs, trailer.</param>
    /// <param name="image">What was learnt, or null.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public VerifyStatus Verify(byte[] header, byte[] rest, out VerifiedImage? image)
    {
        image = null;
        if (header is null)
        {
            throw new ArgumentNullException(nameof(header));
        }

        if (rest is null)
        {
            throw new ArgumentNullException(nameof(rest));
        }

        if (_policy.Keys.Count == 0)
        {
            return VerifyStatus.MissingTrustedKeys;
        }

        VerifyStatus status = Parse(header, rest, _policy.MaxSize, out ImageHeader? fields, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || fields is null || tlvs is null)
        {
            return status;
        }

        return Conclude(fields, tlvs, rest, ComputeDigest(header, rest, fields), out image);
    }

    /// <summary>Verifies an image that is too large to hold: its digest was taken piece by piece, only its last bytes are in memory.</summary>
    /// <param name="fields">The header, its sizes bounded by what is there.</param>
    /// <param name="tail">All bytes after the body.</param>
    /// <param name="digest">SHA-256 of the signed range.</param>
    /// <param name="image">What was learnt, or null; its TLVs are places in the tail.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public VerifyStatus VerifyTail(ImageHeader fields, byte[] tail, byte[] digest, out VerifiedImage? image)
    {
        image = null;
        if (fields is null || tail is null || digest is null)
        {
            throw new ArgumentNullException(fields is null ? nameof(fields) : tail is null ? nameof(tail) : nameof(digest));
        }

        if (_policy.Keys.Count == 0)
        {
            return VerifyStatus.MissingTrustedKeys;
        }

        VerifyStatus status = TlvList.TryRead(fields, tail, 0, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        return TrailingBytes.Check(tail, tlvs.End) ? Conclude(fields, tlvs, tail, digest, out image) : VerifyStatus.BadTrailingBytes;
    }

    /// <summary>Reads an image's structure and checks it, without a look at digest, signatures and counter.</summary>
    public static VerifyStatus Parse(byte[] header, byte[] rest, int maxSize, out ImageHeader? fields, out TlvList? tlvs)
    {
        tlvs = null;
        fields = null;
        if (rest.Length > maxSize || header.Length > maxSize - rest.Length)
        {
            return VerifyStatus.TooLarge;
        }

        VerifyStatus status = ImageHeader.TryRead(header, header.Length, header.Length + rest.Length, maxSize, out fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        if (fields.HeaderSize != header.Length)
        {
            return VerifyStatus.BadHeaderSize;
        }

        status = TlvList.TryRead(fields, rest, out tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        return TrailingBytes.Check(rest, tlvs.End) ? VerifyStatus.Ok : VerifyStatus.BadTrailingBytes;
    }

    /// <summary>SHA-256 of the signed range: header, body and protected area.</summary>
    public static byte[] ComputeDigest(byte[] header, byte[] rest, ImageHeader fields)
    {
        Sha256 sha = new();
        sha.Update(header, 0, fields.HeaderSize);
        sha.Update(rest, 0, fields.BodySize + fields.ProtectedSize);
        byte[] digest = new byte[Sha256.DigestSize];
        sha.Finish(digest, 0);
        return digest;
    }

    private VerifyStatus Conclude(ImageHeader fields, TlvList tlvs, byte[] bytes, byte[] digest, out VerifiedImage? image)
    {
        image = null;
        VerifyStatus status = CheckDigest(bytes, tlvs, digest);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        SignatureCheck signatures = new(_policy);
        status = signatures.Run(bytes, tlvs, digest);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        bool hasCounter = ReadCounter(bytes, tlvs, out uint counter);
        status = CheckCounter(hasCounter, counter);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        if (!IsForProduct(bytes, tlvs))
        {
            return VerifyStatus.WrongProduct;
        }

        image = new VerifiedImage(fields, tlvs, digest, hasCounter, counter, signatures.Signers, signatures.Revoked);
        return VerifyStatus.Ok;
    }

    private static VerifyStatus CheckDigest(byte[] rest, TlvList tlvs, byte[] digest)
    {
        int index = tlvs.IndexOf(TlvType.Sha256);
        if (index < 0)
        {
            return VerifyStatus.MissingDigest;
        }

        int offset = tlvs.OffsetAt(index);
        int difference = 0;
        for (int i = 0; i < Sha256.DigestSize; i++)
        {
            difference |= digest[i] ^ rest[offset + i];
        }

        return difference == 0 ? VerifyStatus.Ok : VerifyStatus.DigestMismatch;
    }

    private static bool ReadCounter(byte[] rest, TlvList tlvs, out uint counter)
    {
        counter = 0;
        int index = tlvs.IndexOf(TlvType.SecurityCounter);
        return index >= 0 && new ByteReader(rest, tlvs.OffsetAt(index), tlvs.LengthAt(index)).TryReadUInt32(out counter);
    }

    // Only class identifiers tell products apart: a vendor's identifier is what the class identifier was made from.
    private bool IsForProduct(byte[] rest, TlvList tlvs)
    {
        byte[]? product = _policy.Product;
        if (product is null)
        {
            return true;
        }

        int index = tlvs.IndexOf(TlvType.ClassId);
        if (index < 0 || product.Length != tlvs.LengthAt(index))
        {
            return false;
        }

        int difference = 0;
        for (int i = 0; i < product.Length; i++)
        {
            difference |= product[i] ^ rest[tlvs.OffsetAt(index) + i];
        }

        return difference == 0;
    }

    private VerifyStatus CheckCounter(bool hasCounter, uint counter)
    {
        // A device that is above the ceiling already goes on with what it has.
        if (counter > ImagePolicy.CounterCeiling && counter > _policy.Counter)
        {
            return VerifyStatus.CounterTooHigh;
        }

        if (!_policy.HasCounter)
        {
            return VerifyStatus.Ok;
        }

        if (!hasCounter)
        {
            return VerifyStatus.MissingSecurityCounter;
        }

        return counter < _policy.Counter ? VerifyStatus.OldSecurityCounter : VerifyStatus.Ok;
    }
}
