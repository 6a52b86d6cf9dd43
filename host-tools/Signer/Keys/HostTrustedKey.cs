using System;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;
using SecureBoot.Image;

namespace SecureBoot.Signer.Keys;

/// <summary>A trusted key of a kind that the host verifies and the device does not: ECDSA P-384, Ed25519,
/// RSA.</summary>
public sealed class HostTrustedKey : TrustedKey
{
    private readonly byte[] _keyHash;
    private readonly byte[]? _message;

    /// <summary>Trusts a key for signatures over the digest that the verifier gives.</summary>
    public HostTrustedKey(PublicKey key)
        : this(key, message: null)
    {
    }

    /// <summary>Trusts a key for signatures over <paramref name="message"/>, whatever digest the verifier
    /// passes.</summary>
    internal HostTrustedKey(PublicKey key, byte[]? message)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Type == KeyType.EcdsaP256)
        {
            throw new ArgumentException("expected a key of another kind: ECDSA P-256 is the device's", nameof(key));
        }

        Key = key;
        _message = message;
        _keyHash = key.KeyHash.ToArray();
    }

    /// <summary>The key.</summary>
    internal PublicKey Key { get; }

    /// <inheritdoc/>
    public override byte[] KeyHash => _keyHash;

    /// <inheritdoc/>
    public override ushort SignatureType => Key.Type.SignatureType;

    /// <inheritdoc/>
    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        ReadOnlySpan<byte> signature = bytes.AsSpan(offset, length);
        byte[] message = _message ?? digest;
        return Key.Type.IsRsa ? Verdict(VerifyRsa(message, signature))
            : Key.Type == KeyType.Ed25519 ? Verdict(VerifyEd25519(message, signature))
            : VerifyP384(message, signature);
    }

    private static VerifyStatus Verdict(bool isGood)
    {
        return isGood ? VerifyStatus.Ok : VerifyStatus.BadSignature;
    }

    // .NET takes a salt of the digest's size only, which is the format's 32.
    private bool VerifyRsa(byte[] digest, ReadOnlySpan<byte> signature)
    {
        using RSA rsa = RSA.Create();
        rsa.ImportRSAPublicKey(Key.Encode(), out _);
        return digest.Length == SHA256.HashSizeInBytes
            && rsa.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }

    // ECDSA would truncate a digest of another size.
    private VerifyStatus VerifyP384(byte[] digest, ReadOnlySpan<byte> signature)
    {
        if (EcdsaDer.TryRead(signature, KeyType.EcdsaP384.Bits / 8) is not byte[] numbers)
        {
            return VerifyStatus.BadSignatureEncoding;
        }

        using ECDsa ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(Key.Encode(), out _);
        return Verdict(digest.Length == SHA384.HashSizeInBytes && ecdsa.VerifyHash(digest, numbers));
    }

    private bool VerifyEd25519(byte[] message, ReadOnlySpan<byte> signature)
    {
        return signature.Length == Ed25519.SignatureSize
            && Ed25519.Verify(
                signature.ToArray(), 0, Ed25519Der.ReadPublic(Key.Encode())!, 0, message, 0, message.Length);
    }
}
