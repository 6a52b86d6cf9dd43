using System;
using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>Decides whether an image may boot: a pure function of its bytes and a policy (docs/image-format.md, section
/// 7).</summary>
/// <remarks>
/// The image has three arrays: header, body, and the rest, so that the body can be hashed and loaded without a copy.
/// The verifier does not parse the body. The digest covers every byte before the unprotected area, and the signatures
/// cover the digest; or the short digest covers header, body (by its HMAC) and protected area, and enough short
/// signatures cover the short digest.
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

    /// <summary>Verifies an image. Only <see cref="VerifyStatus.Ok"/> gives an image; do not use the body with any
    /// other status.</summary>
    /// <param name="header">The image's first bytes, with the size that the header declares.</param>
    /// <param name="body">The body, as many bytes as the header declares.</param>
    /// <param name="tail">All bytes after the body: TLVs, trailer.</param>
    /// <param name="image">The facts that verification read, or null.</param>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    public VerifyStatus Verify(byte[] header, byte[] body, byte[] tail, out VerifiedImage? image)
    {
        image = null;
        if (header is null || body is null || tail is null)
        {
            throw new ArgumentNullException(header is null ? nameof(header)
                : body is null ? nameof(body)
                : nameof(tail));
        }

        if (_policy.Keys.Count == 0)
        {
            return VerifyStatus.MissingTrustedKeys;
        }

        VerifyStatus status = Parse(header, body, tail, _policy.MaxSize, out ImageHeader? fields, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || fields is null || tlvs is null)
        {
            return status;
        }

        ShortSignatureCheck? signatures = null;
        if (ShortSignatureCheck.IsNeeded(_policy, tlvs))
        {
            Sha256 sha = ShortDigest.Begin();
            sha.Update(header, 0, header.Length);
            status = CheckShort(sha, body, tail, tlvs, out signatures);
            if (status != VerifyStatus.Ok || signatures is null)
            {
                return status;
            }

            if (signatures.IsEnough && !_policy.ChecksBoth)
            {
                return ConcludeShort(fields, tlvs, tail, signatures, out image);
            }
        }

        return CheckOrdinary(fields, tlvs, tail, ComputeDigest(header, body, tail, fields), signatures, out image);
    }

    /// <summary>Verifies an image that is too large for the memory: its digests were computed piece by piece, and only
    /// its last bytes are in memory.</summary>
    /// <remarks>The ordinary signatures decide. Short signatures must be valid too, but the body's HMAC is not
    /// compared.</remarks>
    /// <param name="fields">The header, whose sizes are limited by the available bytes.</param>
    /// <param name="tail">All bytes after the body.</param>
    /// <param name="digest">SHA-256 of the signed range.</param>
    /// <param name="shortDigest">The result of <see cref="ShortDigest.Begin"/>, which has taken the header; null skips
    /// the check of short signatures.</param>
    /// <param name="image">The facts that verification read, or null; its TLVs are offsets in the tail.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public VerifyStatus VerifyTail(
        ImageHeader fields, byte[] tail, byte[] digest, Sha256? shortDigest, out VerifiedImage? image)
    {
        image = null;
        if (fields is null || tail is null || digest is null)
        {
            throw new ArgumentNullException(fields is null ? nameof(fields)
                : tail is null ? nameof(tail)
                : nameof(digest));
        }

        if (_policy.Keys.Count == 0)
        {
            return VerifyStatus.MissingTrustedKeys;
        }

        VerifyStatus status = TlvList.TryRead(fields, tail, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        if (!TrailingBytes.Check(tail, tlvs.End))
        {
            return VerifyStatus.BadTrailingBytes;
        }

        ShortSignatureCheck? signatures = null;
        if (shortDigest is not null && ShortSignatureCheck.IsNeeded(_policy, tlvs))
        {
            status = CheckShort(shortDigest, new byte[0], tail, tlvs, out signatures);
            if (status != VerifyStatus.Ok)
            {
                return status;
            }
        }

        return CheckOrdinary(fields, tlvs, tail, digest, signatures, out image);
    }

    /// <summary>Reads an image's structure and checks it, without digests, signatures and counter.</summary>
    public static VerifyStatus Parse(
        byte[] header, byte[] body, byte[] tail, int maxSize, out ImageHeader? fields, out TlvList? tlvs)
    {
        tlvs = null;
        fields = null;
        if (body.Length > maxSize
            || tail.Length > maxSize - body.Length
            || header.Length > maxSize - body.Length - tail.Length)
        {
            return VerifyStatus.TooLarge;
        }

        VerifyStatus status = ImageHeader.TryRead(
            header, header.Length, header.Length + body.Length + tail.Length, maxSize, out fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        if (fields.HeaderSize != header.Length)
        {
            return VerifyStatus.BadHeaderSize;
        }

        if (fields.BodySize != body.Length)
        {
            return VerifyStatus.TruncatedBody;
        }

        status = TlvList.TryRead(fields, tail, out tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            return status;
        }

        return TrailingBytes.Check(tail, tlvs.End) ? VerifyStatus.Ok : VerifyStatus.BadTrailingBytes;
    }

    /// <summary>SHA-256 of the signed range: header, body and protected area.</summary>
    public static byte[] ComputeDigest(byte[] header, byte[] body, byte[] tail, ImageHeader fields)
    {
        Sha256 sha = new();
        sha.Update(header, 0, header.Length);
        sha.Update(body, 0, body.Length);
        sha.Update(tail, 0, fields.ProtectedSize);
        byte[] digest = new byte[Sha256.DigestSize];
        sha.Finish(digest, 0);
        return digest;
    }

    // Ok: no short signature is invalid, but there may be too few.
    private VerifyStatus CheckShort(
        Sha256 sha, byte[] body, byte[] tail, TlvList tlvs, out ShortSignatureCheck? signatures)
    {
        signatures = null;
        RevokedKeys? revoked = RevocationList.Read(_policy, tail, tlvs);
        if (revoked is null)
        {
            return VerifyStatus.TooManyRevokedKeys;
        }

        signatures = new ShortSignatureCheck(_policy, revoked);
        return signatures.Run(sha, body, tail, tlvs);
    }

    private VerifyStatus CheckOrdinary(
        ImageHeader fields,
        TlvList tlvs,
        byte[] tail,
        byte[] digest,
        ShortSignatureCheck? shortSignatures,
        out VerifiedImage? image)
    {
        image = null;
        VerifyStatus status = CheckDigest(tail, tlvs, digest);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        RevokedKeys? revoked = RevocationList.Read(_policy, tail, tlvs);
        if (revoked is null)
        {
            return VerifyStatus.TooManyRevokedKeys;
        }

        SignatureCheck signatures = new(_policy.Keys, revoked);
        status = signatures.Run(tail, tlvs, digest);
        if (status != VerifyStatus.Ok)
        {
            return status;
        }

        // A boot uses the short signatures if they are enough.
        byte[]? shortDigest = shortSignatures is not null && shortSignatures.IsEnough ? shortSignatures.Digest : null;
        byte kind = shortDigest is null ? ImageIdentity.DigestKind : ImageIdentity.ShortDigestKind;
        return Conclude(fields, tlvs, tail, kind, shortDigest ?? digest, signatures.Verdicts, revoked, out image);
    }

    // The unprotected area decides nothing, but must always have the correct form.
    private VerifyStatus ConcludeShort(
        ImageHeader fields, TlvList tlvs, byte[] tail, ShortSignatureCheck signatures, out VerifiedImage? image)
    {
        image = null;
        VerifyStatus status = tlvs.IndexOf(TlvType.Sha256) < 0
            ? VerifyStatus.MissingDigest
            : SignatureCheck.CheckPairs(tlvs);
        byte[]? digest = signatures.Digest;
        return status != VerifyStatus.Ok ? status
            : digest is null ? VerifyStatus.BadShortSignature
            : Conclude(
                fields,
                tlvs,
                tail,
                ImageIdentity.ShortDigestKind,
                digest,
                signatures.Verdicts,
                signatures.Revoked,
                out image);
    }

    private VerifyStatus Conclude(
        ImageHeader fields,
        TlvList tlvs,
        byte[] tail,
        byte kind,
        byte[] identity,
        VerifyStatus[] verdicts,
        RevokedKeys revoked,
        out VerifiedImage? image)
    {
        image = null;
        VerifyStatus status = ImageClaims.Check(_policy, tail, tlvs, out bool hasCounter, out uint counter);
        if (status == VerifyStatus.Ok)
        {
            image = new VerifiedImage(fields, tlvs, kind, identity, hasCounter, counter, verdicts, revoked);
        }

        return status;
    }

    internal static VerifyStatus CheckDigest(byte[] tail, TlvList tlvs, byte[] digest)
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
            difference |= digest[i] ^ tail[offset + i];
        }

        return difference == 0 ? VerifyStatus.Ok : VerifyStatus.DigestMismatch;
    }
}
