using System;
using System.Security.Cryptography;

namespace SecureBoot.Signer;

/// <summary>A private key that signs the digest of a signed range.</summary>
public sealed class PrivateKey : SigningKey
{
    // Guessing a password against a stolen file costs this many SHA-256 compressions (OWASP's figure for PBKDF2, 2023).
    private const int PasswordIterations = 600_000;

    private readonly AsymmetricAlgorithm _algorithm;

    internal PrivateKey(ECDsa algorithm)
        : base(PublicKey.Of(algorithm))
    {
        _algorithm = algorithm;
    }

    internal PrivateKey(RSA algorithm)
        : base(PublicKey.Of(algorithm))
    {
        _algorithm = algorithm;
    }

    /// <summary>Makes a new key.</summary>
    public static PrivateKey Create(KeyType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == KeyType.EcdsaP256
            ? new PrivateKey(ECDsa.Create(ECCurve.NamedCurves.nistP256))
            : new PrivateKey(RSA.Create(type.Bits));
    }

    /// <summary>The P-256 key of a private number, 32 bytes.</summary>
    /// <exception cref="CryptographicException">The number is not in [1, n - 1].</exception>
    public static PrivateKey FromScalar(byte[] scalar)
    {
        return new PrivateKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }));
    }

    /// <summary>The key as PKCS#8 PEM, encrypted (PBES2, AES-256) if there is a password.</summary>
    public string ExportPem(string? password)
    {
        if (password is null)
        {
            return _algorithm.ExportPkcs8PrivateKeyPem() + "\n";
        }

        PbeParameters parameters = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, PasswordIterations);
        return _algorithm.ExportEncryptedPkcs8PrivateKeyPem(password, parameters) + "\n";
    }

    /// <inheritdoc/>
    public override byte[] Sign(byte[] digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, SHA256.HashSizeInBytes);

        return _algorithm switch
        {
            ECDsa key => EcdsaDer.Write(key.SignHash(digest)),
            RSA key => key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => throw new InvalidOperationException("a key is ECDSA or RSA"),
        };
    }

    /// <summary>The private number of an ECDSA key, 32 bytes.</summary>
    internal byte[] ExportScalar()
    {
        return ((ECDsa)_algorithm).ExportParameters(includePrivateParameters: true).D ?? throw new InvalidOperationException("the key has no private number");
    }

    /// <summary>Whether an ECDSA signature in DER is this key's own, as .NET sees it.</summary>
    internal bool IsOwn(byte[] digest, byte[] signature)
    {
        return ((ECDsa)_algorithm).VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _algorithm.Dispose();
        base.Dispose(disposing);
    }
}
