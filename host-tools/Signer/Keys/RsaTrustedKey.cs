using System;
using System.Security.Cryptography;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>A trusted RSA-2048 or RSA-3072 key: PSS, SHA-256, salt of exactly 32 bytes. The host verifies it, the device does not.</summary>
public sealed class RsaTrustedKey : TrustedKey
{
    private readonly byte[] _publicKey;
    private readonly byte[] _keyHash;

    /// <summary>Trusts an RSA key.</summary>
    public RsaTrustedKey(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Type == KeyType.EcdsaP256)
        {
            throw new ArgumentException("expected an RSA key", nameof(key));
        }

        _publicKey = key.Encode();
        _keyHash = key.KeyHash.ToArray();
        SignatureType = key.Type.SignatureType;
    }

    /// <inheritdoc/>
    public override byte[] KeyHash => _keyHash;

    /// <inheritdoc/>
    public override ushort SignatureType { get; }

    /// <inheritdoc/>
    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportRSAPublicKey(_publicKey, out _);

        // .NET takes a salt of the digest's size only, which is the format's 32.
        ReadOnlySpan<byte> signature = bytes.AsSpan(offset, length);
        return rsa.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) ? VerifyStatus.Ok : VerifyStatus.BadSignature;
    }
}
