using System;
using System.Security.Cryptography;

namespace SecureBoot.Signer.Keys;

/// <summary>An ECDSA key on P-256 or P-384, with .NET's own code.</summary>
internal sealed class EcdsaPrivateKey(ECDsa algorithm) : PrivateKey(PublicKey.Of(algorithm))
{
    private readonly ECDsa _algorithm = algorithm;

    /// <inheritdoc/>
    public override byte[] Sign(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNotEqual(message.Length, Public.Type.Bits / 8);
        return EcdsaDer.Write(_algorithm.SignHash(message));
    }

    /// <summary>The private number, as many bytes as the curve's order.</summary>
    internal byte[] ExportScalar()
    {
        return _algorithm.ExportParameters(includePrivateParameters: true).D
            ?? throw new InvalidOperationException("the key has no private number");
    }

    /// <summary>Whether a signature in DER is this key's own, as .NET sees it.</summary>
    internal bool IsOwn(byte[] digest, byte[] signature)
    {
        return _algorithm.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
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
