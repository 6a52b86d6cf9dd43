using System;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>A private key in this process.</summary>
public abstract class PrivateKey : SigningKey
{
    // Guessing a password against a stolen file costs this many SHA-256 compressions (OWASP's figure for PBKDF2, 2023).
    private const int PasswordIterations = 600_000;

    private protected PrivateKey(PublicKey key)
        : base(key)
    {
    }

    /// <summary>Makes a new key.</summary>
    public static PrivateKey Create(KeyType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type == KeyType.EcdsaP256 ? new EcdsaPrivateKey(ECDsa.Create(ECCurve.NamedCurves.nistP256))
            : type == KeyType.EcdsaP384 ? new EcdsaPrivateKey(ECDsa.Create(ECCurve.NamedCurves.nistP384))
            : type == KeyType.Ed25519 ? Ed25519PrivateKey.Create()
            : new RsaPrivateKey(RSA.Create(type.Bits));
    }

    /// <summary>The P-256 key of a private number, 32 bytes.</summary>
    /// <exception cref="CryptographicException">The number is not in [1, n - 1].</exception>
    public static PrivateKey FromScalar(byte[] scalar)
    {
        return new EcdsaPrivateKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar }));
    }

    /// <summary>The key as PKCS#8 PEM, encrypted (PBES2, AES-256) if there is a password.</summary>
    public string ExportPem(string? password)
    {
        return (password is null
            ? ExportPlainPem()
            : ExportPem(
                password,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, PasswordIterations)))
                    + "\n";
    }

    private protected abstract string ExportPlainPem();

    private protected abstract string ExportPem(string password, PbeParameters parameters);
}
