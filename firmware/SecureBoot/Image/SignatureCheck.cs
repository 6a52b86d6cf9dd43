using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>Checks an image's signatures: those by trusted keys must all be good, and enough of them (docs/image-format.md, section 5).</summary>
internal sealed class SignatureCheck
{
    private readonly TrustedKeys _keys;
    private int _signatures;
    private int _good;
    private bool _hasRevoked;

    internal SignatureCheck(ImagePolicy policy)
    {
        _keys = policy.Keys;
        Signers = new bool[_keys.Count];
        Revoked = new bool[_keys.Count];
        for (int i = 0; i < Revoked.Length; i++)
        {
            Revoked[i] = policy.Revoked.Contains(_keys.At(i).KeyHash);
        }
    }

    /// <summary>For each key, whether it signed.</summary>
    internal bool[] Signers { get; }

    /// <summary>For each key, whether it no longer counts.</summary>
    internal bool[] Revoked { get; }

    internal VerifyStatus Run(byte[] rest, TlvList tlvs, byte[] digest)
    {
        if (!ReadRevoked(rest, tlvs))
        {
            return VerifyStatus.TooManyRevokedKeys;
        }

        int index = 0;
        while (index < tlvs.Count)
        {
            ushort type = tlvs.TypeAt(index);
            if (TlvType.IsSignature(type))
            {
                return VerifyStatus.MissingKeyHash;
            }

            if (type is not (TlvType.KeyHash or TlvType.PublicKey))
            {
                index++;
                continue;
            }

            // A key hash governs the very next TLV.
            if (index + 1 == tlvs.Count || !TlvType.IsSignature(tlvs.TypeAt(index + 1)))
            {
                return VerifyStatus.MissingSignature;
            }

            VerifyStatus status = CheckPair(rest, tlvs, digest, index);
            if (status != VerifyStatus.Ok)
            {
                return status;
            }

            index += 2;
        }

        return Conclude();
    }

    // What an image revokes does not count for the image itself: whoever revokes must be able to do without.
    private bool ReadRevoked(byte[] rest, TlvList tlvs)
    {
        int index = tlvs.IndexOf(TlvType.RevokedKeys);
        int end = index < 0 ? 0 : tlvs.OffsetAt(index) + tlvs.LengthAt(index);
        for (int offset = index < 0 ? 0 : tlvs.OffsetAt(index); offset < end; offset += TrustedKey.HashSize)
        {
            int found = _keys.IndexOf(rest, offset);
            if (found >= 0)
            {
                Revoked[found] = true;
            }
        }

        int count = 0;
        for (int i = 0; i < Revoked.Length; i++)
        {
            count += Revoked[i] ? 1 : 0;
        }

        return count <= RevokedKeys.Capacity;
    }

    // Ok here means "nothing against it": a signature by a key that is not trusted, or not any more, is skipped.
    private VerifyStatus CheckPair(byte[] rest, TlvList tlvs, byte[] digest, int index)
    {
        _signatures++;
        int found = FindKey(rest, tlvs, index);
        if (found < 0)
        {
            return VerifyStatus.Ok;
        }

        if (Revoked[found])
        {
            _hasRevoked = true;
            return VerifyStatus.Ok;
        }

        TrustedKey key = _keys.At(found);
        if (tlvs.TypeAt(index + 1) != key.SignatureType)
        {
            return VerifyStatus.SignatureTypeMismatch;
        }

        // Refused before its signature is checked, so that repetitions cannot cost time.
        if (Signers[found])
        {
            return VerifyStatus.DuplicateSignature;
        }

        VerifyStatus status = key.Verify(digest, rest, tlvs.OffsetAt(index + 1), tlvs.LengthAt(index + 1));
        if (status == VerifyStatus.Ok)
        {
            Signers[found] = true;
            _good++;
        }

        return status;
    }

    // The image may bring the whole key: it counts for nothing but its hash.
    private int FindKey(byte[] rest, TlvList tlvs, int index)
    {
        if (tlvs.TypeAt(index) == TlvType.KeyHash)
        {
            return _keys.IndexOf(rest, tlvs.OffsetAt(index));
        }

        byte[] hash = new byte[Sha256.DigestSize];
        Sha256.Hash(rest, tlvs.OffsetAt(index), tlvs.LengthAt(index), hash);
        return _keys.IndexOf(hash, 0);
    }

    private VerifyStatus Conclude()
    {
        if (_signatures == 0)
        {
            return VerifyStatus.MissingSignature;
        }

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
