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
        Revoked = policy.Revoked;
    }

    /// <summary>For each key, whether it signed.</summary>
    internal bool[] Signers { get; }

    /// <summary>The trusted keys that no longer count.</summary>
    internal RevokedKeys Revoked { get; private set; }

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
    // Keys that the device does not trust are left out: it need not remember them.
    private bool ReadRevoked(byte[] rest, TlvList tlvs)
    {
        RevokedKeys? revoked = RevokedKeys.None;
        for (int i = 0; revoked is not null && i < _keys.Count; i++)
        {
            byte[] keyHash = _keys.At(i).KeyHash;
            if (Revoked.Contains(keyHash) || IsListed(rest, tlvs, i))
            {
                revoked = revoked.With(keyHash);
            }
        }

        Revoked = revoked ?? Revoked;
        return revoked is not null;
    }

    private bool IsListed(byte[] rest, TlvList tlvs, int key)
    {
        int index = tlvs.IndexOf(TlvType.RevokedKeys);
        int end = index < 0 ? 0 : tlvs.OffsetAt(index) + tlvs.LengthAt(index);
        for (int offset = index < 0 ? 0 : tlvs.OffsetAt(index); offset < end; offset += TrustedKey.HashSize)
        {
            if (_keys.IndexOf(rest, offset) == key)
            {
                return true;
            }
        }

        return false;
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

        TrustedKey key = _keys.At(found);
        if (Revoked.Contains(key.KeyHash))
        {
            _hasRevoked = true;
            return VerifyStatus.Ok;
        }

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
