namespace SecureBoot.Image;

/// <summary>The list of revoked keys in an image (docs/image-format.md, section 5.2).</summary>
internal static class RevocationList
{
    /// <summary>The revoked keys among the trusted keys: revoked by the device or by the image. Null: more keys than a
    /// device can store.</summary>
    /// <remarks>A revocation does not affect signatures of the same image: its signers must be able to sign without the
    /// key. The result has no key that the device does not trust: the device need not store such a key.</remarks>
    internal static RevokedKeys? Read(ImagePolicy policy, byte[] tail, TlvList tlvs)
    {
        TrustedKeys keys = policy.Keys;
        RevokedKeys? revoked = RevokedKeys.None;
        for (int i = 0; revoked is not null && i < keys.Count; i++)
        {
            byte[] keyHash = keys.At(i).KeyHash;
            if (policy.Revoked.Contains(keyHash) || IsListed(keys, tail, tlvs, i))
            {
                revoked = revoked.With(keyHash);
            }
        }

        return revoked;
    }

    private static bool IsListed(TrustedKeys keys, byte[] tail, TlvList tlvs, int key)
    {
        int index = tlvs.IndexOf(TlvType.RevokedKeys);
        int end = index < 0 ? 0 : tlvs.OffsetAt(index) + tlvs.LengthAt(index);
        for (int offset = index < 0 ? 0 : tlvs.OffsetAt(index); offset < end; offset += TrustedKey.HashSize)
        {
            if (keys.IndexOf(tail, offset) == key)
            {
                return true;
            }
        }

        return false;
    }
}
