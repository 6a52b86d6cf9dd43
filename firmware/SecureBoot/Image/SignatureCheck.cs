using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>Checks an image's signatures: all signatures by trusted keys must be valid, and their number must be enough
/// (docs/image-format.md, section 5).</summary>
internal sealed class SignatureCheck
{
    private readonly TrustedKeys _keys;
    private readonly RevokedKeys _revoked;
    private int _good;
    private bool _hasRevoked;

    internal SignatureCheck(TrustedKeys keys, RevokedKeys revoked)
    {
        _keys = keys;
        _revoked = revoked;
        Verdicts = new VerifyStatus[_keys.Count];
    }

    /// <summary>The verdict about the signature of each key.</summary>
    internal VerifyStatus[] Verdicts { get; }

    /// <summary>Whether the image has signatures, each after the hash of its key. The check does not look up the
    /// keys.</summary>
    internal static VerifyStatus CheckPairs(TlvList tlvs)
    {
        int pairs = 0;
        for (int i = tlvs.ProtectedCount; i < tlvs.Count; i++)
        {
            ushort type = tlvs.TypeAt(i);
            if (TlvType.IsSignature(type))
            {
                return VerifyStatus.MissingKeyHash;
            }

            if (type is not (TlvType.KeyHash or TlvType.PublicKey))
            {
                continue;
            }

            // A key hash governs the very next TLV.
            i++;
            if (i == tlvs.Count || !TlvType.IsSignature(tlvs.TypeAt(i)))
            {
                return VerifyStatus.MissingSignature;
            }

            pairs++;
        }

        return pairs == 0 ? VerifyStatus.MissingSignature : VerifyStatus.Ok;
    }

    internal VerifyStatus Run(byte[] tail, TlvList tlvs, byte[] digest)
    {
        VerifyStatus status = CheckPairs(tlvs);
        for (int i = tlvs.ProtectedCount; status == VerifyStatus.Ok && i < tlvs.Count; i++)
        {
            if (tlvs.TypeAt(i) is TlvType.KeyHash or TlvType.PublicKey)
            {
                status = CheckPair(tail, tlvs, digest, i);
            }
        }

        return status == VerifyStatus.Ok ? Conclude() : status;
    }

    // Ok means only that no check failed: a signature by a key that is not trusted, or is revoked, is skipped.
    private VerifyStatus CheckPair(byte[] tail, TlvList tlvs, byte[] digest, int index)
    {
        int found = FindKey(tail, tlvs, index);
        if (found < 0)
        {
            return VerifyStatus.Ok;
        }

        TrustedKey key = _keys.At(found);
        if (_revoked.Contains(key.KeyHash))
        {
            _hasRevoked = true;
            return VerifyStatus.Ok;
        }

        if (tlvs.TypeAt(index + 1) != key.SignatureType)
        {
            return VerifyStatus.SignatureTypeMismatch;
        }

        // Refused before the signature is checked, so that repetitions cannot cost time.
        if (Verdicts[found] == VerifyStatus.Ok)
        {
            return VerifyStatus.DuplicateSignature;
        }

        VerifyStatus status = key.Verify(digest, tail, tlvs.OffsetAt(index + 1), tlvs.LengthAt(index + 1));
        Verdicts[found] = status;
        if (status == VerifyStatus.Ok)
        {
            _good++;
        }

        return status;
    }

    // The image may contain the whole key: only the key's hash is used.
    private int FindKey(byte[] tail, TlvList tlvs, int index)
    {
        if (tlvs.TypeAt(index) == TlvType.KeyHash)
        {
            return _keys.IndexOf(tail, tlvs.OffsetAt(index));
        }

        byte[] hash = new byte[Sha256.DigestSize];
        Sha256.Hash(tail, tlvs.OffsetAt(index), tlvs.LengthAt(index), hash);
        return _keys.IndexOf(hash, 0);
    }

    private VerifyStatus Conclude()
    {
        if (_good >= _keys.Threshold)
        {
            return VerifyStatus.Ok;
        }

        if (_hasRevoked)
        {
            return VerifyStatus.RevokedKey;
        }

        return _good == 0 ? VerifyStatus.UnknownKey : VerifyStatus.ThresholdNotMet;
    }
}
