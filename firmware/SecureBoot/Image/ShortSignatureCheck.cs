using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>Checks an image's short signatures: all signatures by trusted keys must be valid. The caller then asks
/// whether they are enough (docs/image-format.md, section 5.4).</summary>
internal sealed class ShortSignatureCheck
{
    private readonly ImagePolicy _policy;
    private int _good;

    internal ShortSignatureCheck(ImagePolicy policy, RevokedKeys revoked)
    {
        _policy = policy;
        Revoked = revoked;
        Verdicts = new VerifyStatus[policy.Keys.Count];
    }

    /// <summary>The verdict about the short signature of each key.</summary>
    internal VerifyStatus[] Verdicts { get; }

    /// <summary>The trusted keys that no longer count.</summary>
    internal RevokedKeys Revoked { get; }

    /// <summary>The short digest, once a signature was to be checked.</summary>
    internal byte[]? Digest { get; private set; }

    /// <summary>Whether enough keys made a valid short signature.</summary>
    internal bool IsEnough => _good >= _policy.Keys.Threshold;

    /// <summary>Whether the image has anything to check.</summary>
    internal static bool IsNeeded(ImagePolicy policy, TlvList tlvs)
    {
        return policy.Hmac is not null
            && (policy.ChecksBoth ? tlvs.IndexOf(TlvType.BodyHash) >= 0 : ShortSignatures.FirstOf(tlvs) >= 0);
    }

    /// <summary>Checks the short signatures. Ok means only that no check failed.</summary>
    /// <param name="sha">A short digest that has taken the header.</param>
    /// <param name="body">The body; an empty array if the body is not in memory: its HMAC is then not compared. Never
    /// null, because a fault of the chip can make null of any body.</param>
    /// <param name="tail">The bytes after the body.</param>
    /// <param name="tlvs">The TLVs in the tail.</param>
    internal VerifyStatus Run(Sha256 sha, byte[] body, byte[] tail, TlvList tlvs)
    {
        int first = ShortSignatures.FirstOf(tlvs);
        int count = first < 0 ? 0 : CountTrusted(tail, tlvs, first);
        if (count == 0 && !_policy.ChecksBoth)
        {
            return VerifyStatus.Ok;
        }

        byte[]? hash = body.Length == 0 ? null : ComputeBodyHash(body);
        if (body.Length != 0 && !HasBodyHash(hash, tail, tlvs))
        {
            return VerifyStatus.BodyHashMismatch;
        }

        return count == 0
            ? VerifyStatus.Ok
            : CheckSignatures(ShortDigest.Finish(sha, tail, tlvs, hash), tail, tlvs, first);
    }

    private VerifyStatus CheckSignatures(byte[] digest, byte[] tail, TlvList tlvs, int first)
    {
        Digest = digest;
        for (int i = first; i < tlvs.ProtectedCount; i++)
        {
            int key = FindTrusted(tail, tlvs.OffsetAt(i));
            if (key < 0)
            {
                continue;
            }

            // No duplicate key gets here: the list of TLVs refuses duplicates.
            if (Verdicts[key] == VerifyStatus.Ok)
            {
                return VerifyStatus.BadShortSignature;
            }

            VerifyStatus status = _policy.Keys
                .At(key)
                .VerifyFixed(digest, tail, tlvs.OffsetAt(i) + TrustedKey.HashSize);
            Verdicts[key] = status;
            if (status != VerifyStatus.Ok)
            {
                return status;
            }

            _good++;
        }

        return VerifyStatus.Ok;
    }

    private int CountTrusted(byte[] tail, TlvList tlvs, int first)
    {
        int count = 0;
        for (int i = first; i < tlvs.ProtectedCount; i++)
        {
            count += FindTrusted(tail, tlvs.OffsetAt(i)) >= 0 ? 1 : 0;
        }

        return count;
    }

    // A key that is not trusted, or is revoked, is skipped.
    private int FindTrusted(byte[] tail, int offset)
    {
        int key = _policy.Keys.IndexOf(tail, offset);
        return key >= 0 && Revoked.Contains(_policy.Keys.At(key).KeyHash) ? -1 : key;
    }

    private byte[]? ComputeBodyHash(byte[] body)
    {
        return _policy.Hmac is null ? null : ShortDigest.ComputeBodyHash(_policy.Hmac, body);
    }

    private static bool HasBodyHash(byte[]? hash, byte[] tail, TlvList tlvs)
    {
        int index = tlvs.IndexOf(TlvType.BodyHash);
        if (hash is null || index < 0)
        {
            return false;
        }

        int offset = tlvs.OffsetAt(index);
        int difference = 0;
        for (int i = 0; i < hash.Length; i++)
        {
            difference |= hash[i] ^ tail[offset + i];
        }

        return difference == 0;
    }
}
