using System;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>An RSA key, with .NET's own code: PSS, SHA-256, a salt of 32 bytes.</summary>
internal sealed class RsaPrivateKey(RSA algorithm) : PrivateKey(PublicKey.Of(algorithm))
{
    private readonly RSA _algorithm = algorithm;

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNotEqual(message.Length, SHA256.HashSizeInBytes);
        return _algorithm.SignHash(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }

    private protected override string ExportPlainPem() => _algorithm.ExportPkcs8PrivateKeyPem();

    private protected override string ExportPem(string password, PbeParameters parameters) =>
        _algorithm.ExportEncryptedPkcs8PrivateKeyPem(password, parameters);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _algorithm.Dispose();
        base.Dispose(disposing);
    }
}
