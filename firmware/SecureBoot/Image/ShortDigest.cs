using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>The digest that short signatures sign: SHA-256 of a domain, the header, and the protected area before the
/// first short signature.</summary>
/// <remarks>docs/image-format.md, section 5.4. The HMAC in that area represents the body.</remarks>
public static class ShortDigest
{
    /// <summary>Bytes of the domain, and of the HMAC's key.</summary>
    public const int DomainSize = 32;

    /// <summary>Starts a short digest, which then takes the header's bytes and the bytes from <see cref="Finish(Sha256,
    /// byte[], TlvList)"/>.</summary>
    public static Sha256 Begin()
    {
        Sha256 sha = new();
        sha.Update(GetDomain(), 0, DomainSize);
        return sha;
    }

    /// <summary>Ends a short digest.</summary>
    /// <param name="sha">The result of <see cref="Begin"/>, which has taken the header.</param>
    /// <param name="tail">The image's bytes after the body.</param>
    /// <param name="tlvs">The TLVs. The HMAC of the body is one of them.</param>
    public static byte[] Finish(Sha256 sha, byte[] tail, TlvList tlvs)
    {
        return Finish(sha, tail, tlvs, null);
    }

    /// <summary>As the other overload, with the computed HMAC of the body in place of the TLV's HMAC: the signatures
    /// then decide whether the two are equal, and no branch does (docs/fault-hardening.md, "substitute").</summary>
    internal static byte[] Finish(Sha256 sha, byte[] tail, TlvList tlvs, byte[]? bodyHash)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        int size = CoveredSize(tlvs);
        int index = bodyHash is null ? -1 : tlvs.IndexOf(TlvType.BodyHash);
        if (bodyHash is null || index < 0)
        {
            sha.Update(tail, 0, size);
        }
        else
        {
            int start = tlvs.OffsetAt(index);
            int end = start + bodyHash.Length;
            sha.Update(tail, 0, start);
            sha.Update(bodyHash, 0, bodyHash.Length);
            sha.Update(tail, end, size - end);
        }

        sha.Finish(digest, 0);
        return digest;
    }

    /// <summary>The HMAC of a body, 32 bytes; null if it cannot be computed.</summary>
    public static byte[]? ComputeBodyHash(HmacSha256 hmac, byte[] body)
    {
        byte[]? hash = hmac.Compute(GetHmacKey(), body);
        return hash is not null && hash.Length == Sha256.DigestSize ? hash : null;
    }

    // The whole protected area if it has no short signature.
    private static int CoveredSize(TlvList tlvs)
    {
        int first = ShortSignatures.FirstOf(tlvs);
        int end = first < 0 ? tlvs.ProtectedCount : first;
        return end == 0 ? 0 : tlvs.OffsetAt(end - 1) + tlvs.LengthAt(end - 1);
    }

    // Created on each call: fields would stay on the heap. No image, and no other signed data, begins like the domain.
    private static byte[] GetDomain()
    {
        // "SecureBoot image short digest v1" in ASCII.
        return new byte[]
        {
            0x53, 0x65, 0x63, 0x75, 0x72, 0x65, 0x42, 0x6F, 0x6F, 0x74, 0x20, 0x69, 0x6D, 0x61, 0x67, 0x65,
            0x20, 0x73, 0x68, 0x6F, 0x72, 0x74, 0x20, 0x64, 0x69, 0x67, 0x65, 0x73, 0x74, 0x20, 0x76, 0x31,
        };
    }

    private static byte[] GetHmacKey()
    {
        // "SecureBoot image body HMAC key 1" in ASCII.
        return new byte[]
        {
            0x53, 0x65, 0x63, 0x75, 0x72, 0x65, 0x42, 0x6F, 0x6F, 0x74, 0x20, 0x69, 0x6D, 0x61, 0x67, 0x65,
            0x20, 0x62, 0x6F, 0x64, 0x79, 0x20, 0x48, 0x4D, 0x41, 0x43, 0x20, 0x6B, 0x65, 0x79, 0x20, 0x31,
        };
    }
}
