namespace SecureBoot.Image;

/// <summary>The list of revoked keys in an image (docs/image-format.md, section 5.2).</summary>
internal static class RevocationList
{
    /// <summary>The trusted keys that no longer count: the device says so already, or the image does. Null: more than a
    /// device can remember.</summary>
    /// <remarks>What an image revokes does not count for the image itself: whoever revokes must be able to do without.
    /// Keys that the device does not trust are left out: it need not remember them.</remarks>
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
