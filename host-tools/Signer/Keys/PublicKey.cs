using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Signer.Keys;

/// <summary>A public key in the forms that images and boot stages need.</summary>
public sealed class PublicKey
{
    private readonly byte[] _subjectPublicKeyInfo;
    private readonly byte[] _encoded;
    private readonly P256PublicKey? _deviceKey;

    private PublicKey(KeyType type, byte[] subjectPublicKeyInfo, byte[] encoded, P256PublicKey? deviceKey = null)
    {
        Type = type;
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        _encoded = encoded;
        _deviceKey = deviceKey;
        byte[] hash = new byte[KeyHash.Size];
        Sha256.Hash(encoded, 0, encoded.Length, hash);
        KeyHash = new KeyHash(hash);
    }

    /// <summary>The kind.</summary>
    public KeyType Type { get; }

    /// <summary>SHA-256 of <see cref="Encode"/>: the key's identity, and its name in images with a SHA-256
    /// digest.</summary>
    public KeyHash KeyHash { get; }

    /// <summary>The DER that the key hash is taken over: SubjectPublicKeyInfo, for RSA PKCS#1 RSAPublicKey, as imgtool
    /// has it.</summary>
    public byte[] Encode()
    {
        return (byte[])_encoded.Clone();
    }

    /// <summary>The key's name in images of another digest: that hash of <see cref="Encode"/>.</summary>
    public byte[] HashBy(DigestAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        return algorithm == DigestAlgorithm.Sha256 ? KeyHash.ToArray() : algorithm.Hash(_encoded);
    }

    /// <summary>SubjectPublicKeyInfo in DER, which every other tool reads.</summary>
    public byte[] ExportSubjectPublicKeyInfo()
    {
        return (byte[])_subjectPublicKeyInfo.Clone();
    }

    /// <summary>The key as the verifier takes it.</summary>
    public TrustedKey ToTrustedKey()
    {
        return _deviceKey is null ? new HostTrustedKey(this) : new P256TrustedKey(_deviceKey);
    }

    /// <summary>The point of an ECDSA P-256 key, uncompressed: 04, x, y, as the boot stage takes it.</summary>
    /// <exception cref="InvalidOperationException">The key is of another kind.</exception>
    public byte[] GetPoint()
    {
        return RequireDeviceKey().GetPoint();
    }

    /// <summary>The table that makes the device's verification with an ECDSA P-256 key fast.</summary>
    /// <exception cref="InvalidOperationException">The key is of another kind, or the device's code would refuse the
    /// table.</exception>
    public int[] ComputeTable(int entryCount)
    {
        int[] table = P256Table.Compute(RequireDeviceKey(), entryCount);
        return P256PublicKey.TryCreate(GetPoint(), table) is not null
            ? table
            : throw new InvalidOperationException("the device's code refuses a table that it computed");
    }

    /// <summary>The key of an uncompressed point, checked by the device's code; null for bytes that are no point of the
    /// curve.</summary>
    internal static PublicKey? TryCreate(byte[] point)
    {
        P256PublicKey? key = P256PublicKey.TryCreate(point);
        byte[] info = P256Der.WritePublic(point);
        return key is null ? null : new PublicKey(KeyType.EcdsaP256, info, info, key);
    }

    internal static PublicKey Of(ECDsa key)
    {
        if (key.KeySize == KeyType.EcdsaP384.Bits)
        {
            byte[] info = key.ExportSubjectPublicKeyInfo();
            return new PublicKey(KeyType.EcdsaP384, info, info);
        }

        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return TryCreate([0x04, .. point.X ?? [], .. point.Y ?? []])
            ?? throw new InvalidOperationException("the device's code refuses a point that .NET took");
    }

    internal static PublicKey Of(RSA key)
    {
        KeyType type = key.KeySize == KeyType.Rsa3072.Bits ? KeyType.Rsa3072 : KeyType.Rsa2048;
        return new PublicKey(type, key.ExportSubjectPublicKeyInfo(), key.ExportRSAPublicKey());
    }

    /// <summary>The Ed25519 key of 32 bytes that <see cref="Ed25519Der"/> or the algorithm gave.</summary>
    internal static PublicKey OfEd25519(byte[] point)
    {
        byte[] info = Ed25519Der.WritePublic(point);
        return new PublicKey(KeyType.Ed25519, info, info);
    }

    private P256PublicKey RequireDeviceKey()
    {
        return _deviceKey
            ?? throw new InvalidOperationException("only an ECDSA P-256 key is a point that the device takes");
    }
}
