using System;
using SecureBoot.Crypto;

namespace SecureBoot.Image;

/// <summary>A trusted ECDSA P-256 public key (docs/image-format.md, section 5.1).</summary>
public sealed class P256TrustedKey : TrustedKey
{
    private readonly P256PublicKey _key;
    private readonly byte[] _keyHash = new byte[HashSize];

    /// <summary>Trusts the key.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public P256TrustedKey(P256PublicKey key)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }

        _key = key;
        _key.GetKeyHash(_keyHash);
    }

    /// <inheritdoc/>
    public override byte[] KeyHash => _keyHash;

    /// <inheritdoc/>
    public override ushort SignatureType => TlvType.Ecdsa;

    /// <inheritdoc/>
    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        byte[] signature = new byte[EcdsaSignature.Size];
        if (!EcdsaSignature.TryParseDer(bytes, offset, length, signature))
        {
            return VerifyStatus.BadSignatureEncoding;
        }

        return Carry(EcdsaP256.Judge(_key, digest, signature), VerifyStatus.BadSignature);
    }

    /// <inheritdoc/>
    public override VerifyStatus VerifyFixed(byte[] digest, byte[] bytes, int offset)
    {
        byte[] signature = new byte[EcdsaSignature.Size];
        if (offset < 0 || signature.Length > bytes.Length - offset)
        {
            return VerifyStatus.BadShortSignature;
        }

        Array.Copy(bytes, offset, signature, 0, signature.Length);
        return Carry(EcdsaP256.Judge(_key, digest, signature), VerifyStatus.BadShortSignature);
    }

    // EcdsaP256.Good is VerifyStatus.Ok: the result is the computed value, not a constant that a wrong branch would
    // give.
    private static VerifyStatus Carry(int verdict, VerifyStatus bad)
    {
        VerifyStatus status = (VerifyStatus)verdict;
        return status != VerifyStatus.Ok ? bad : status;
    }
}
