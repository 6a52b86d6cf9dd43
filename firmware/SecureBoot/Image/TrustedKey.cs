namespace SecureBoot.Image;

/// <summary>A public key that may sign images. The device supports ECDSA P-256; the host adds other kinds.</summary>
public abstract class TrustedKey
{
    /// <summary>Bytes of a key hash.</summary>
    public const int HashSize = 32;

    /// <summary>SHA-256 of the encoded public key: the value of a KEYHASH TLV. Do not change the bytes.</summary>
    public abstract byte[] KeyHash { get; }

    /// <summary>The TLV type of the key's signatures.</summary>
    public abstract ushort SignatureType { get; }

    /// <summary>Whether <paramref name="length"/> bytes from <paramref name="offset"/> are the key's signature of the
    /// digest:
    /// <see cref="VerifyStatus.Ok"/>, <see cref="VerifyStatus.BadSignatureEncoding"/> or
    /// <see cref="VerifyStatus.BadSignature"/>.</summary>
    public abstract VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length);

    /// <summary>Whether the 64 bytes from <paramref name="offset"/>, r then s, are the key's ECDSA signature of the
    /// digest:
    /// <see cref="VerifyStatus.Ok"/> or <see cref="VerifyStatus.BadShortSignature"/>. A key of another kind makes
    /// no such signatures.</summary>
    public virtual VerifyStatus VerifyFixed(byte[] digest, byte[] bytes, int offset)
    {
        return VerifyStatus.BadShortSignature;
    }
}
