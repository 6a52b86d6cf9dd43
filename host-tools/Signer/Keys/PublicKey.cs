using System;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>A public key in the forms that images and boot stages need.</summary>
public sealed class PublicKey
{
    private const int PointSize = 65;

    private readonly byte[] _subjectPublicKeyInfo;
    private readonly byte[] _encoded;

    private PublicKey(KeyType type, byte[] subjectPublicKeyInfo, byte[] encoded)
    {
        Type = type;
        _subjectPublicKeyInfo = subjectPublicKeyInfo;
        _encoded = encoded;
        KeyHash = new KeyHash(SHA256.HashData(encoded));
    }

    /// <summary>Its kind.</summary>
    public KeyType Type { get; }

    /// <summary>SHA-256 of <see cref="Encode"/>: the key's identity in images.</summary>
    public KeyHash KeyHash { get; }

    /// <summary>The DER that the key hash is taken over: SubjectPublicKeyInfo for ECDSA, PKCS#1 RSAPublicKey for RSA, as imgtool has it.</summary>
    public byte[] Encode()
    {
        return (byte[])_encoded.Clone();
    }

    /// <summary>SubjectPublicKeyInfo in DER, which every other tool reads.</summary>
    public byte[] ExportSubjectPublicKeyInfo()
    {
        return (byte[])_subjectPublicKeyInfo.Clone();
    }

    /// <summary>The key as the verifier takes it.</summary>
    public TrustedKey ToTrustedKey()
    {
        if (Type != KeyType.EcdsaP256)
        {
            return new RsaTrustedKey(this);
        }

        return new P256TrustedKey(ToDeviceKey());
    }

    /// <summary>The point of an ECDSA P-256 key, uncompressed: 04, x, y, as the boot stage takes it.</summary>
    /// <exception cref="InvalidOperationException">The key is of another kind.</exception>
    public byte[] GetPoint()
    {
        // SubjectPublicKeyInfo of a P-256 key is 91 bytes and ends with the point.
        return Type == KeyType.EcdsaP256 ? _encoded[^PointSize..] : throw new InvalidOperationException("only an ECDSA key is a point");
    }

    /// <summary>The table that makes the device's verification with an ECDSA P-256 key fast.</summary>
    /// <exception cref="InvalidOperationException">The key is of another kind, or the device's code would refuse the table.</exception>
    public int[] ComputeTable(int entryCount)
    {
        int[] table = P256Table.Compute(ToDeviceKey(), entryCount);
        return P256PublicKey.TryCreate(GetPoint(), table) is not null ? table : throw new InvalidOperationException("the device's code refuses a table that it computed");
    }

    private P256PublicKey ToDeviceKey()
    {
        return P256PublicKey.TryCreate(GetPoint()) ?? throw new InvalidOperationException("the device's code refuses a point that .NET took");
    }

    internal static PublicKey Of(ECDsa key)
    {
        byte[] info = key.ExportSubjectPublicKeyInfo();
        return new PublicKey(KeyType.EcdsaP256, info, info);
    }

    internal static PublicKey Of(RSA key)
    {
        KeyType type = key.KeySize == KeyType.Rsa3072.Bits ? KeyType.Rsa3072 : KeyType.Rsa2048;
        return new PublicKey(type, key.ExportSubjectPublicKeyInfo(), key.ExportRSAPublicKey());
    }
}
